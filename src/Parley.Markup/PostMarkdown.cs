using System.Net;
using Markdig;
using Markdig.Syntax;
using Parley.Markup.Parsing;
using Parley.Markup.Rendering;

namespace Parley.Markup;

/// <summary>Markdown parsed once: ask which names it mentions, look them up, then render.</summary>
public sealed class PostMarkdown
{
    /// <summary>Raised whenever the HTML of the same text changes, so that stored posts are baked again.</summary>
    public const int RendererVersion = 1;

    /// <summary>Longer text is shown as typed: the parser's worst cases grow faster than the text.</summary>
    public const int MaxParsedLength = 200_000;

    readonly string _source;
    readonly MarkdownDocument? _document;

    PostMarkdown(string source, MarkdownDocument? document)
    {
        _source = source;
        _document = document;
        MentionedNames = document is null ? [] : MentionSurvey.Of(document);
        QuotedPosts = document is null ? [] : QuoteSurvey.Of(document);
    }

    /// <summary>The names after <c>@</c> as typed, distinct, in order; not those in code, links and quotes of others.</summary>
    public IReadOnlyList<string> MentionedNames { get; }

    /// <summary>The posts that the text quotes, as its quotes say; whether they exist is to be asked.</summary>
    public IReadOnlyList<QuotedPost> QuotedPosts { get; }

    /// <summary>Never throws: what cannot be parsed sensibly is shown as it was typed.</summary>
    public static PostMarkdown Parse(string markdown)
    {
        var source = CleanText.Of(markdown);
        return new PostMarkdown(source, TryParse(source));
    }

    /// <param name="memberNamed">Gets a name as typed, gives the member's own spelling, or null if there is none.</param>
    /// <param name="imageAt">Gets an image's address, gives what is known of the image where it is the forum's own.</param>
    public string ToHtml(Func<string, string?> memberNamed, Func<string, PostImage?>? imageAt = null)
    {
        var html = _document is null ? AsTyped() : PostRenderer.Render(_document, _source, memberNamed, imageAt ?? (_ => null));
        return Sanitizer.Sanitize(CleanText.Of(html));
    }

    /// <summary>For search and excerpts: the words without marks, a line for each block, quotes of others left out.</summary>
    public string ToPlainText() =>
        _document is null ? _source : CleanText.Of(PlainText.Of(_document));

    static MarkdownDocument? TryParse(string source)
    {
        if (source.Length > MaxParsedLength)
        {
            return null;
        }

        try
        {
            var document = Markdown.Parse(QuoteLines.Normalize(source), Pipelines.Post);
            return Nesting.IsSensible(document) ? document : null;
        }
        catch (ArgumentException)
        {
            // Markdig's way to say that the text nests too deeply.
            return null;
        }
    }

    string AsTyped() => $"<pre tabindex=\"0\">{WebUtility.HtmlEncode(_source)}</pre>";
}
