using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Parley.Markup.Parsing;

namespace Parley.Markup.Discourse;

/// <summary>Text, links, images and emphasis of a rendered post as Markdown.</summary>
static partial class HtmlInlines
{
    const int MaxDepth = 30;

    public static string Of(IEnumerable<INode> nodes)
    {
        var text = Join(nodes, MaxDepth);
        return SpacesAroundBreaks().Replace(Spaces().Replace(text, " "), "\n").Trim();
    }

    /// <summary>Discourse wraps a shrunken image in a link to the whole one, with a line about its size.</summary>
    public static bool IsLightbox(IElement element) =>
        element.ClassList.Contains("lightbox-wrapper") || element.ClassList.Contains("lightbox");

    static string Join(IEnumerable<INode> nodes, int room)
    {
        var text = new StringBuilder();
        foreach (var node in nodes)
        {
            text.Append(room == 0 ? MarkdownText.Escape(node.TextContent) : Of(node, room - 1));
        }

        return text.ToString();
    }

    static string Of(INode node, int room) => node switch
    {
        IText text => MarkdownText.Escape(text.Data.Replace('\n', ' ')),
        IElement element => Of(element, room),
        _ => "",
    };

    static string Of(IElement element, int room) => element.LocalName switch
    {
        "br" => BreakMark,
        "img" => Image(element, element.GetAttribute("src")),
        "a" or "div" when IsLightbox(element) => Lightbox(element),
        "a" => Link(element, room),
        "em" or "i" => Emphasis(element, "*", room),
        "strong" or "b" => Emphasis(element, "**", room),
        "span" when element.ClassList.Contains("bbcode-b") => Emphasis(element, "**", room),
        "span" when element.ClassList.Contains("bbcode-i") => Emphasis(element, "*", room),
        "span" when element.ClassList.Contains("bbcode-u") => Element("u", element, room),
        "s" or "del" or "strike" => Element("s", element, room),
        "sup" or "sub" or "kbd" or "small" or "u" or "ins" or "mark" => Element(element.LocalName, element, room),
        "code" => element.TextContent is { Length: > 0 } code ? MarkdownText.CodeSpan(code.Replace('\n', ' ')) : "",
        "svg" or "script" or "style" => "",
        _ => Join(element.ChildNodes, room),
    };

    static string Image(IElement image, string? address)
    {
        if (image.ClassList.Contains("emoji"))
        {
            return Emoji(image.GetAttribute("title") ?? image.GetAttribute("alt") ?? "");
        }

        var size = IsSize(image.GetAttribute("width")) && IsSize(image.GetAttribute("height"))
            ? $"|{image.GetAttribute("width")}x{image.GetAttribute("height")}" : "";
        var alt = (image.GetAttribute("alt") ?? "").Replace("|", " ", StringComparison.Ordinal).Replace('\n', ' ');
        return string.IsNullOrEmpty(address) ? "" : "!" + MarkdownText.Link(MarkdownText.Escape(alt) + size, address);
    }

    static bool IsSize(string? attribute) => attribute is { Length: > 0 and < 5 } && attribute.All(char.IsAsciiDigit);

    /// <summary>A name that we have no emoji for is left as typed.</summary>
    static string Emoji(string code)
    {
        var parts = code.Trim(':').Split(":t");
        return parts is [var name, [>= '2' and <= '6' and var tone]] ? EmojiNames.Find(name, tone - '0') ?? code : EmojiNames.Find(parts[0]) ?? code;
    }

    static string Lightbox(IElement element)
    {
        var link = element.LocalName == "a" ? element : element.QuerySelector("a.lightbox");
        return element.QuerySelector("img") is { } image ? Image(image, link?.GetAttribute("href") ?? image.GetAttribute("src")) : "";
    }

    static string Link(IElement link, int room)
    {
        var url = link.GetAttribute("href")?.Trim() ?? "";
        var text = Spaces().Replace(Join(link.ChildNodes, room), " ").Trim();
        if (url.Length == 0 || text.Length == 0 || link.ClassList.Contains("mention"))
        {
            return link.ClassList.Contains("mention") ? link.TextContent : text;
        }

        if (link.ClassList.Contains("hashtag") || link.ClassList.Contains("hashtag-cooked"))
        {
            return text;
        }

        var typed = link.TextContent.Trim();
        return url == typed || url == "mailto:" + typed ? $"<{typed}>" : MarkdownText.Link(text, url);
    }

    /// <summary>Spaces go outside; where the marks would touch letters and signs the wrong way, the element itself stands.</summary>
    static string Emphasis(IElement element, string mark, int room)
    {
        var text = Join(element.ChildNodes, room);
        var inner = text.Trim();
        if (inner.Length == 0)
        {
            return text;
        }

        var isClean = char.IsLetterOrDigit(inner[0]) && char.IsLetterOrDigit(inner[^1]) && !inner.Contains(BreakMark, StringComparison.Ordinal);
        var start = text[..text.IndexOf(inner, StringComparison.Ordinal)];
        var end = text[(start.Length + inner.Length)..];
        var name = mark.Length == 1 ? "em" : "strong";
        return isClean ? start + mark + inner + mark + end : $"{start}<{name}>{inner}</{name}>{end}";
    }

    static string Element(string name, IElement element, int room) => $"<{name}>{Join(element.ChildNodes, room)}</{name}>";

    // A line separator cannot be mistaken for the line ends of the HTML source, which mean nothing.
    const string BreakMark = "\u2028";

    [GeneratedRegex(@"[ \t\r\n]+", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Spaces();

    [GeneratedRegex(" ?\u2028[ \u2028]*", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex SpacesAroundBreaks();
}
