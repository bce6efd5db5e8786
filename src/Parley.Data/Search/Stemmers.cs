using Lucene.Net.Tartarus.Snowball;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace Parley.Data.Search;

/// <summary>Brings words to their stems by the Snowball rules of languages, so that whoever seeks a lamp finds lamps.</summary>
public static class Stemmers
{
    static readonly Dictionary<string, Func<SnowballProgram>> Makers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["danish"] = () => new DanishStemmer(),
        ["dutch"] = () => new DutchStemmer(),
        ["english"] = () => new EnglishStemmer(),
        ["finnish"] = () => new FinnishStemmer(),
        ["french"] = () => new FrenchStemmer(),
        ["german"] = () => new German2Stemmer(),
        ["hungarian"] = () => new HungarianStemmer(),
        ["italian"] = () => new ItalianStemmer(),
        ["norwegian"] = () => new NorwegianStemmer(),
        ["portuguese"] = () => new PortugueseStemmer(),
        ["romanian"] = () => new RomanianStemmer(),
        [Russian] = () => new RussianStemmer(),
        ["spanish"] = () => new SpanishStemmer(),
        ["swedish"] = () => new SwedishStemmer(),
        ["turkish"] = () => new TurkishStemmer(),
    };

    const string Russian = "russian";

    public static IEnumerable<string> Languages => Makers.Keys;

    /// <summary>
    /// For the languages named, with spaces between them: Russian for words in Cyrillic, and the first other one for those in Latin. Words
    /// of a script without a language stay as they are.
    /// </summary>
    public static Func<string, string> For(string languages)
    {
        var named = languages.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Where(Makers.ContainsKey).ToList();
        var latin = ForOne(named.Find(name => !name.Equals(Russian, StringComparison.OrdinalIgnoreCase)));
        var cyrillic = ForOne(named.Find(name => name.Equals(Russian, StringComparison.OrdinalIgnoreCase)));
        return word => word[0] switch
        {
            < '\u0250' => latin(word),
            >= '\u0400' and <= '\u04FF' => cyrillic(word),
            _ => word,
        };
    }

    // A stemmer works on one word at a time.
    static Func<string, string> ForOne(string? language)
    {
        if (language is null)
            return word => word;

        var stemmers = new ThreadLocal<SnowballProgram>(Makers[language]);
        return word => Stem(stemmers.Value!, word);
    }

    static string Stem(SnowballProgram stemmer, string word)
    {
        stemmer.SetCurrent(word);
        stemmer.Stem();
        return stemmer.Current;
    }
}
