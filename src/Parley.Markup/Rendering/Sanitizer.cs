using AngleSharp.Html.Parser;
using Ganss.Xss;

namespace Parley.Markup.Rendering;

/// <summary>The last step, whatever came before: only what stands on these lists reaches a page.</summary>
static class Sanitizer
{
    /// <summary>Classes of the forum's own elements in posts.</summary>
    static readonly string[] OwnClasses =
    [
        "align-center", "align-left", "align-right", "footnote-back", "footnote-ref", "footnotes", "mention", "missing-image", "moving-image", "quote",
        "quote-source", "table-scroll", "task",
    ];

    static readonly string[] Attributes =
    [
        "alt", "class", "colspan", "decoding", "height", "href", "id", "loading", "open", "referrerpolicy", "rel", "rowspan", "src", "start",
        "tabindex", "title", "width",
    ];

    const string LanguageClass = "language-";

    static readonly string[] Tags = [.. AllowedHtml.All.Except(["h1", "h2"]), "aside", "section"];

    // Its instance methods may run on several threads at once as long as nobody changes the lists.
    static readonly HtmlSanitizer Instance = Create();

    public static string Sanitize(string html)
    {
        using var document = Instance.SanitizeDom(html);
        return DomWriter.Write(document.Body!.ChildNodes);
    }

    static HtmlSanitizer Create()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = Tags.ToHashSet(),
            AllowedAttributes = Attributes.ToHashSet(),
            AllowedClasses = OwnClasses.Concat(CodeHighlighter.ClassNames).ToHashSet(),
            AllowedSchemes = new HashSet<string> { "http", "https", "mailto" },
            UriAttributes = new HashSet<string> { "href", "src" },
        })
        {
            HtmlParserFactory = () => new HtmlParser(),
        };
        sanitizer.RemovingCssClass += (_, e) => e.Cancel = IsLanguage(e.CssClass);
        return sanitizer;
    }

    static bool IsLanguage(string cssClass) =>
        cssClass.StartsWith(LanguageClass, StringComparison.Ordinal) && CodeLanguage.IsValid(cssClass.AsSpan(LanguageClass.Length));
}
