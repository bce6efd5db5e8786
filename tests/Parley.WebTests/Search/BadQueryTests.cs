using System.Net;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Search;

/// <summary>Whatever is typed, there is a page and no error.</summary>
public sealed class BadQueryTests(ForumApp app) : ForumTest(app)
{
    // One for each of as many words as are looked up, and a few.
    const int MostStatements = 40;

    public static TheoryData<string, string> Queries => new()
    {
        { "an open quote", "\"lamp" },
        { "many quotes", "\"\"\"\"\"" },
        { "operators alone", "OR OR - | && || ! ( )" },
        { "a star", "*" },
        { "a word with a star", "lam* *amp" },
        { "NEAR of FTS5", "NEAR(lamp torch, 2)" },
        { "columns of FTS5", "{title text} : lamp ^lamp + torch" },
        { "tsquery", "lamp & !torch | (a <-> b):*" },
        { "boolean mode", "+lamp -torch ~bad (>great <small) @4 \"a b\" @2" },
        { "an apostrophe", "'" },
        { "a quote of SQL", "'; DROP TABLE posts; --" },
        { "a percent sign", "% _ %%" },
        { "a backslash", "\\ \\\\ \\\"" },
        { "NUL", "lamp\0torch \0" },
        { "half a pair", "lamp \ud83d torch \udc00" },
        { "half a pair in quotes", "\"\ud800\"" },
        { "half a pair in a condition", "author:\ud83d tag:\udc00 category:\ud83d" },
        { "marks alone", "\u0301\u0301\u0301" },
        { "signs of direction", "\u202e\u200f\ufeff" },
        { "emoji", "😀 👩‍👩‍👧 🇩🇪" },
        { "conditions alone", "is: has: author: tag: in: order: before: after: replies: likes: category:" },
        { "empty quotes in conditions", "author:\"\" tag:\"\"" },
        { "numbers out of range", "replies:>99999999999999 likes:<-5 before:0000-00-00 after:9999-99-99" },
        { "ten thousand characters", new string('x', 10_000) },
        { "ten thousand ideographs", new string('灯', 10_000) },
        { "a thousand terms", string.Join(' ', Enumerable.Range(0, 1000).Select(number => $"w{number}")) },
        { "a thousand alternatives", string.Join(" OR ", Enumerable.Range(0, 1000).Select(number => $"w{number}")) },
        { "only what is not sought", "-lamp -torch" },
        { "minus signs", "- -- ---lamp" },
        { "colons", ":::: a:b:c ::std::vector:: http://example.org/?q=1" },
        { "script", "<script>alert(1)</script>" },
    };

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task Query_has_an_answer(string what, string query)
    {
        var page = await App.NewVisitor().GetAsync("/search?q=" + Escaped(query));

        Assert.True(page.Status == HttpStatusCode.OK, $"{what}: {page.Status}");
        Assert.DoesNotContain("<script>alert", page.Body, StringComparison.Ordinal);
        Assert.InRange(page.Statements, 1, MostStatements);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("99999")]
    [InlineData("2147483648")]
    [InlineData("x")]
    public async Task Page_that_is_not_there_is_a_page_still(string number) =>
        Assert.Equal(HttpStatusCode.OK, (await App.NewVisitor().GetAsync($"/search?q=lamp&page={number}")).Status);

    // As a browser would, and half a pair as three bytes, which a robot may send.
    static string Escaped(string query) => string.Concat(query.Select((unit, i) => IsHalf(query, i)
        ? $"%ED%{0x80 | ((unit >> 6) & 0x3F):X2}%{0x80 | (unit & 0x3F):X2}"
        : char.IsSurrogate(unit) ? char.IsHighSurrogate(unit) ? Uri.EscapeDataString(query.AsSpan(i, 2)) : "" : Uri.EscapeDataString(unit.ToString())));

    static bool IsHalf(string text, int at) => char.IsSurrogate(text[at])
        && !(char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
        && !(char.IsLowSurrogate(text[at]) && at > 0 && char.IsHighSurrogate(text[at - 1]));
}
