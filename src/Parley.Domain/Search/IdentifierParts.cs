namespace Parley.Domain.Search;

/// <summary>The words within a name of code: <c>snake_case</c>, <c>CamelCase</c>, <c>Foo::bar</c>.</summary>
static class IdentifierParts
{
    public static List<Range> Of(ReadOnlySpan<char> name)
    {
        var parts = new List<Range>();
        for (var start = 0; start < name.Length;)
        {
            var end = EndOf(name, start);
            if (end > start)
                parts.Add(start..end);
            start = Math.Max(end, start + 1);
        }

        return parts;
    }

    static int EndOf(ReadOnlySpan<char> name, int start)
    {
        var end = start;
        while (end < name.Length && !IsJoiner(name[end]) && (end == start || !BeginsWord(name, end)))
            end++;
        return end;
    }

    static bool IsJoiner(char character) => character is '_' or ':';

    // fooBar, and the B of HTMLBody.
    static bool BeginsWord(ReadOnlySpan<char> name, int at) =>
        char.IsUpper(name[at]) && (char.IsLower(name[at - 1]) || (char.IsUpper(name[at - 1]) && at + 1 < name.Length && char.IsLower(name[at + 1])));
}
