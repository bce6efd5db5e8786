using Markdig.Syntax;

namespace Parley.Markup.Parsing;

/// <summary>Finds the posts that a text quotes itself; quotes within quotes are another writer's.</summary>
static class QuoteSurvey
{
    public static IReadOnlyList<QuotedPost> Of(MarkdownDocument document) => [.. QuotesIn(document).Select(SourceOf).OfType<QuotedPost>().Distinct()];

    static IEnumerable<MemberQuote> QuotesIn(ContainerBlock container) => container.SelectMany(block => block switch
    {
        MemberQuote quote => [quote],
        ContainerBlock inner => QuotesIn(inner),
        _ => [],
    });

    static QuotedPost? SourceOf(MemberQuote quote) =>
        quote.Source is { Topic: { } topic, Post: { } post } ? new(topic, post) : null;
}
