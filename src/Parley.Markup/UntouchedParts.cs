using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Parley.Markup.Parsing;

namespace Parley.Markup;

/// <summary>The parts of a text in which words must not be replaced: code, addresses, and the tags of HTML and of quotes.</summary>
public static partial class UntouchedParts
{
    /// <summary>Places in the text, which has line ends of one character.</summary>
    public static IReadOnlyList<(int Start, int End)> Of(string markdown)
    {
        var parts = new List<(int, int)>();
        foreach (Match tag in Tags().Matches(markdown))
            parts.Add((tag.Index, tag.Index + tag.Length));
        if (markdown.Length <= PostMarkdown.MaxParsedLength && TryParse(markdown) is { } document)
            parts.AddRange(document.Descendants().SelectMany(PartsOf).Where(span => span is { IsEmpty: false, End: > 0 }).Select(span => (span.Start, span.End + 1)));
        return parts;
    }

    /// <summary>A text that is shown as it stands, wherever in Markdown it is put: three asterisks are no line across the page.</summary>
    public static string Escape(string text) => Marks().Replace(text, @"\$0");

    static MarkdownDocument? TryParse(string markdown)
    {
        try
        {
            return Markdown.Parse(markdown, Pipelines.Located);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    static IEnumerable<SourceSpan> PartsOf(MarkdownObject part) => part switch
    {
        CodeBlock or CodeInline or AutolinkInline or LinkReferenceDefinition => [part.Span],
        LinkInline { IsAutoLink: true } => [part.Span],
        LinkInline { Reference: not null } link => [link.UrlSpan, link.LabelSpan, link.TitleSpan],
        LinkInline link => [link.UrlSpan, link.TitleSpan],
        _ => [],
    };

    [GeneratedRegex(@"</?[a-zA-Z][^<>]*>|\[/?quote[^\]\n]*\]", RegexOptions.IgnoreCase)]
    private static partial Regex Tags();

    [GeneratedRegex(@"[\\`*_\[\]<>#~|]")]
    private static partial Regex Marks();
}
