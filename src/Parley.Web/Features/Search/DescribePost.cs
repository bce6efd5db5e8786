using Parley.Domain.Search;
using Parley.Markup;

namespace Parley.Web.Features.Search;

/// <summary>What of a post is searched: its words as a reader sees them, without those that it quotes of others.</summary>
static class DescribePost
{
    public static SearchableText Of(string? title, string html) => new(title, HtmlWords.All(html), [.. Holdings(html)]);

    static IEnumerable<string> Holdings(string html)
    {
        if (html.Contains("<pre", StringComparison.Ordinal))
            yield return "code";
        if (html.Contains("<img", StringComparison.Ordinal))
            yield return "image";
        if (html.Contains("<a href=\"http", StringComparison.Ordinal))
            yield return "link";
    }
}
