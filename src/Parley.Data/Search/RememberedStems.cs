using Lucene.Net.Tartarus.Snowball;

namespace Parley.Data.Search;

/// <summary>The words of a forum repeat: what is asked for again and again is not worked out again.</summary>
sealed class RememberedStems(SnowballProgram stemmer)
{
    const int MostKept = 20_000;

    readonly Dictionary<string, string> _stems = [];

    public string Of(string word)
    {
        if (_stems.TryGetValue(word, out var kept))
            return kept;

        if (_stems.Count >= MostKept)
            _stems.Clear();
        stemmer.SetCurrent(word);
        stemmer.Stem();
        return _stems[word] = stemmer.Current;
    }
}
