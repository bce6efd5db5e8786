using Parley.Domain.Posts;
using Parley.Domain.Search;

namespace Parley.Data.Search;

/// <summary>Posts on their way into the blocks, turned round: by term. They come in the order of their numbers.</summary>
sealed class GatheredPosts
{
    const int LongestWord = 24;
    const int ShortestWord = 3;

    readonly Dictionary<long, TermEntries> _terms = [];
    readonly Bytes _places = new();

    public List<SearchDocument> Documents { get; } = [];

    /// <summary>Of each term that is a word one can mistype, the word.</summary>
    public Dictionary<long, string> Words { get; } = [];

    public IReadOnlyDictionary<long, TermEntries> Terms => _terms;

    public void Add(int generation, PostId post, int version, PostTerms terms)
    {
        foreach (var (term, impact, at) in terms.Read())
        {
            _places.Clear();
            PostPlaces.Write(at, _places);
            EntriesOf(term).Add(DocumentNumber.Of(post.Value, version), impact, _places.Written);
        }

        Note(generation, post, version, terms.Words);
    }

    public void Add(int generation, FreshPost fresh, int version)
    {
        foreach (var (term, impact, places) in FreshTerms.Read(fresh.Terms))
            EntriesOf(term).Add(DocumentNumber.Of(fresh.PostId.Value, version), impact, places.Span);
        Note(generation, fresh.PostId, version, fresh.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    void Note(int generation, PostId post, int version, IEnumerable<string> words)
    {
        Documents.Add(new() { Generation = generation, PostId = post, Version = version });
        foreach (var word in words.Where(IsOffered))
            Words.TryAdd(SearchTerms.Word(word), word);
    }

    static bool IsOffered(string word) => word.Length is >= ShortestWord and <= LongestWord && word.All(char.IsLetter);

    TermEntries EntriesOf(long term)
    {
        if (!_terms.TryGetValue(term, out var entries))
            _terms[term] = entries = new();
        return entries;
    }
}
