using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Markdig.Renderers;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Parley.Markup.Rendering;

/// <summary>Writes a post's HTML, which the <see cref="Sanitizer"/> then checks.</summary>
sealed class PostRenderer : HtmlRenderer
{
    readonly string _source;
    readonly Func<string, string?> _memberNamed;
    readonly Func<string, PostImage?> _imageAt;
    string? _footnotePrefix;
    int _highlighted;
    bool _isTooSlow;

    PostRenderer(TextWriter writer, string source, Func<string, string?> memberNamed, Func<string, PostImage?> imageAt)
        : base(writer)
    {
        _source = source;
        _memberNamed = memberNamed;
        _imageAt = imageAt;
        MemberHtml = new MemberHtml(this);
        UseRenderers();
        ObjectWriteBefore += (_, node) => OnBefore(node);
        ObjectWriteAfter += (_, node) => OnAfter(node);
    }

    public MemberHtml MemberHtml { get; }

    public HeadingLevels Headings { get; } = new();

    /// <summary>A link in a link is no link.</summary>
    public bool IsInLink => IsInMarkdownLink || MemberHtml.HasOpenLink;

    public bool IsInMarkdownLink { get; set; }

    /// <summary>Several posts stand on one page: the same note in each needs an id of its own.</summary>
    public string FootnotePrefix =>
        _footnotePrefix ??= Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_source)).AsSpan(0, 5));

    public static string Render(
        MarkdownDocument document, string source, Func<string, string?> memberNamed, Func<string, PostImage?> imageAt)
    {
        using var writer = new StringWriter(new StringBuilder(source.Length * 2), CultureInfo.InvariantCulture);
        new PostRenderer(writer, source, memberNamed, imageAt).Render(document);
        return writer.ToString();
    }

    /// <summary>Null when the code is to be shown plain.</summary>
    public string? TryHighlight(string code, string language)
    {
        _highlighted += code.Length;
        if (_highlighted > CodeHighlighter.MaxLength || _isTooSlow)
        {
            return null;
        }

        return CodeHighlighter.TryHighlight(code, language, out _isTooSlow);
    }

    public string? MemberNamed(string name) => _memberNamed(name);

    public void WriteAttribute(string name, string value)
    {
        Write(" ").Write(name).Write("=\"");
        WriteEscape(value);
        Write("\"");
    }

    /// <summary>False when the address may not be linked: then nothing was written.</summary>
    public bool TryOpenLink(string url, string? title)
    {
        if (SafeUrl.Of(url) is not { } safe)
        {
            return false;
        }

        Write("<a href=\"").WriteEscapeUrl(safe.Value).Write("\"");
        WriteOptional("title", title);
        Write(safe.IsExternal ? " rel=\"nofollow ugc noopener\">" : ">");
        return true;
    }

    public void WriteImage(string url, string? title, ImageDescription description)
    {
        if (SafeUrl.Of(url) is not { } safe)
        {
            Write("<span class=\"missing-image\">").WriteEscape(NameOfMissing(url, description.Text)).Write("</span>");
            return;
        }

        if (_imageAt(safe.Value) is { } own)
        {
            WriteOwnImage(own, title, description);
        }
        else
        {
            WriteImageAt(safe.Value, title, description);
        }
    }

    /// <summary>Pages show it small, with the place for it kept until it is there; a click opens it whole.</summary>
    void WriteOwnImage(PostImage image, string? title, ImageDescription description)
    {
        var isLinked = !IsInLink;
        if (isLinked)
        {
            Write("<a href=\"").WriteEscapeUrl(image.Whole).Write(image.IsMoving ? "\" class=\"moving-image\">" : "\">");
        }

        var isSized = description.Width is not null || description.Height is not null;
        WriteImageAt(image.Shown, title, isSized ? description : description with { Width = image.Width, Height = image.Height });
        Write(isLinked ? "</a>" : "");
    }

    void WriteImageAt(string address, string? title, ImageDescription description)
    {
        Write("<img src=\"").WriteEscapeUrl(address).Write("\"");
        WriteAttribute("alt", description.Text);
        WriteOptional("title", title);
        WriteOptional("width", description.Width?.ToString(CultureInfo.InvariantCulture));
        WriteOptional("height", description.Height?.ToString(CultureInfo.InvariantCulture));
        Write(" loading=\"lazy\" decoding=\"async\" referrerpolicy=\"no-referrer\" />");
    }

    void WriteOptional(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            WriteAttribute(name, value);
        }
    }

    /// <summary>Discourse writes file names as alternative texts, percent-encoded.</summary>
    static string NameOfMissing(string url, string text) =>
        Uri.UnescapeDataString(string.IsNullOrWhiteSpace(text) ? url[(url.LastIndexOf('/') + 1)..] : text);

    void UseRenderers()
    {
        ObjectRenderers.Replace<Markdig.Renderers.Html.CodeBlockRenderer>(new CodeBlockRenderer());
        ObjectRenderers.Replace<Markdig.Renderers.Html.HeadingRenderer>(new HeadingRenderer());
        ObjectRenderers.Replace<Markdig.Renderers.Html.HtmlBlockRenderer>(new MemberHtmlBlockRenderer());
        ObjectRenderers.Replace<Markdig.Renderers.Html.ListRenderer>(new ListRenderer());
        ObjectRenderers.Replace<AutolinkInlineRenderer>(new AutolinkRenderer());
        ObjectRenderers.Replace<HtmlInlineRenderer>(new MemberHtmlInlineRenderer());
        ObjectRenderers.Replace<LinkInlineRenderer>(new LinkRenderer());
        ObjectRenderers.FindExact<EmphasisInlineRenderer>()!.GetTag =
            emphasis => emphasis.DelimiterChar == '~' ? "del" : EmphasisInlineRenderer.GetDefaultTag(emphasis);
        ObjectRenderers.AddRange([new MemberQuoteRenderer(), new TableRenderer(), new FootnoteGroupRenderer(), new FootnoteLinkRenderer(),
            new MentionRenderer(), new TaskRenderer()]);
    }

    void OnBefore(MarkdownObject node)
    {
        if (IsPart(node))
        {
            MemberHtml.Enter();
        }
    }

    void OnAfter(MarkdownObject node)
    {
        if (IsPart(node))
        {
            MemberHtml.Leave();
        }
    }

    /// <summary>An HTML block is none: <c>&lt;details&gt;</c> in one and its end in another enclose what stands between.</summary>
    static bool IsPart(MarkdownObject node) => node is ContainerBlock or ContainerInline or LeafBlock and not HtmlBlock;
}
