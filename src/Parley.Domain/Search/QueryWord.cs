namespace Parley.Domain.Search;

/// <summary>What stands between two spaces of a query, or in quotes. <paramref name="Key"/> is what stands before a colon.</summary>
public readonly record struct QueryWord(string? Key, string Text, bool IsQuoted, bool Excluded, string Typed);

/// <summary>Parts a query into its words.</summary>
public static class QueryWords
{
    const string Quotes = "\"“”„«»";

    /// <summary>With a word whether the quotes that it begins with were closed.</summary>
    public static IEnumerable<(QueryWord Word, bool IsClosed)> Of(string query)
    {
        for (var at = 0; at < query.Length;)
        {
            if (char.IsWhiteSpace(query[at]))
            {
                at++;
                continue;
            }

            var start = at;
            var excluded = query[at] == '-' && at + 1 < query.Length && !char.IsWhiteSpace(query[at + 1]);
            at += excluded ? 1 : 0;
            var key = KeyAt(query, ref at);
            var quoted = at < query.Length && IsQuote(query[at]);
            var (text, closed) = quoted ? Quoted(query, ref at) : (Bare(query, ref at), true);
            yield return (new(key, text, quoted, excluded, query[start..at]), closed);
        }
    }

    static bool IsQuote(char character) => Quotes.Contains(character, StringComparison.Ordinal);

    // Letters up to a colon, behind which something stands; what no condition is named is part of the word after all.
    static string? KeyAt(string query, ref int at)
    {
        var end = at;
        while (end < query.Length && char.IsAsciiLetter(query[end]))
            end++;
        if (end == at || end >= query.Length || query[end] is not (':' or '：') || !ReadQuery.IsKey(query[at..end]))
            return null;

        var key = query[at..end].ToLowerInvariant();
        at = end + 1;
        return key;
    }

    static (string Text, bool IsClosed) Quoted(string query, ref int at)
    {
        var start = ++at;
        while (at < query.Length && !IsQuote(query[at]))
            at++;
        var closed = at < query.Length;
        return (query[start..(closed ? at++ : at)], closed);
    }

    static string Bare(string query, ref int at)
    {
        var start = at;
        while (at < query.Length && !char.IsWhiteSpace(query[at]) && !IsQuote(query[at]))
            at++;
        return query[start..at];
    }
}
