using AngleSharp.Dom;

namespace Parley.Markup.Discourse;

/// <summary>The blocks of a rendered post as Markdown; <see cref="HtmlInlines"/> writes what stands in a line.</summary>
static class HtmlToMarkdown
{
    /// <summary>Deeper elements give their text only.</summary>
    const int MaxDepth = 60;

    static readonly string[] BlockNames =
    [
        "p", "div", "blockquote", "aside", "ul", "ol", "li", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "table", "hr", "details", "iframe",
        "video", "section", "article", "header", "footer", "figure", "body",
    ];

    public static string Of(IElement root) => Blocks(root, MaxDepth);

    static string Blocks(INode parent, int room)
    {
        if (room == 0)
        {
            return MarkdownText.Escape(parent.TextContent);
        }

        var blocks = new List<string>();
        var line = new List<INode>();
        foreach (var node in parent.ChildNodes)
        {
            if (node is IElement element && HoldsBlock(element))
            {
                AddParagraph(blocks, line);
                blocks.Add(Block(element, room - 1));
            }
            else
            {
                line.Add(node);
            }
        }

        AddParagraph(blocks, line);
        return string.Join("\n\n", blocks.Where(block => block.Length > 0));
    }

    /// <summary>Discourse puts blocks into links and paragraphs.</summary>
    static bool HoldsBlock(IElement element) =>
        (BlockNames.Contains(element.LocalName) && !HtmlInlines.IsLightbox(element))
        || (element.LocalName is "p" or "span" && element.Children.Any(HoldsBlock));

    static void AddParagraph(List<string> blocks, List<INode> line)
    {
        var text = MarkdownText.EscapeLineStarts(HtmlInlines.Of(line));
        line.Clear();
        if (text.Length > 0)
        {
            blocks.Add(text);
        }
    }

    static string Block(IElement element, int room) => element.LocalName switch
    {
        "blockquote" => Prefixed(Blocks(element, room), "> ", "> "),
        "aside" when element.ClassList.Contains("quote") => MemberQuote(element, room),
        "aside" when element.ClassList.Contains("onebox") => Link(element.GetAttribute("data-onebox-src") ?? FirstLink(element)),
        "div" when IsVideo(element) => Video(element),
        "div" when element.ClassList.Contains("onebox") => Link(FirstLink(element)),
        "div" when element.ClassList.Contains("spoiler") => Disclosure("Spoiler", Blocks(element, room)),
        "div" when element.ClassList.Contains("poll-info") => "",
        "ul" or "ol" => List(element, room),
        "pre" => Code(element),
        ['h', >= '1' and <= '6'] => new string('#', element.LocalName[1] - '0') + " " + HtmlInlines.Of(element.ChildNodes).Replace('\n', ' '),
        "table" => HtmlTables.Of(element),
        "hr" => "---",
        "details" => Details(element, room),
        "iframe" => Link(element.GetAttribute("data-original-href") ?? element.GetAttribute("src")),
        "video" => Link(element.GetAttribute("src") ?? element.QuerySelector("source")?.GetAttribute("src")),
        _ => Blocks(element, room),
    };

    static string MemberQuote(IElement quote, int room)
    {
        var name = quote.GetAttribute("data-username")?.Replace("\"", "", StringComparison.Ordinal);
        var post = quote.GetAttribute("data-post") is { Length: > 0 } number ? $", post:{number}" : "";
        var topic = quote.GetAttribute("data-topic") is { Length: > 0 } id ? $", topic:{id}" : "";
        var text = quote.QuerySelector("blockquote") is { } said ? Blocks(said, room) : "";
        return string.IsNullOrEmpty(name) ? $"[quote]\n{text}\n[/quote]" : $"[quote=\"{name}{post}{topic}\"]\n{text}\n[/quote]";
    }

    static bool IsVideo(IElement element) => element.HasAttribute("data-youtube-id");

    static string Video(IElement element) => Link("https://www.youtube.com/watch?v=" + element.GetAttribute("data-youtube-id"));

    static string? FirstLink(IElement element) =>
        (element.QuerySelector("header a") ?? element.QuerySelector("a"))?.GetAttribute("href")
        ?? element.QuerySelector("source")?.GetAttribute("src");

    static string Link(string? url) => string.IsNullOrWhiteSpace(url) ? "" : MarkdownText.BareLink(url.Trim());

    static string List(IElement list, int room)
    {
        var items = list.Children.Where(child => child.LocalName == "li").ToList();
        var number = int.TryParse(list.GetAttribute("start"), out var start) ? start : 1;
        return string.Join('\n', items.Select((item, index) => Item(item, list.LocalName == "ol" ? $"{number + index}. " : "- ", room)));
    }

    static string Item(IElement item, string mark, int room)
    {
        var text = Blocks(item, room);
        var isTight = !item.Children.Any(child => child.LocalName == "p");
        return Prefixed(isTight ? text.Replace("\n\n- ", "\n- ", StringComparison.Ordinal) : text, mark, new string(' ', mark.Length));
    }

    static string Prefixed(string text, string first, string next) =>
        first + text.Replace("\n", "\n" + next, StringComparison.Ordinal)
            .Replace("\n" + next + "\n", "\n" + next.TrimEnd() + "\n", StringComparison.Ordinal);

    static string Code(IElement pre)
    {
        var code = pre.TextContent.TrimEnd('\n');
        var classes = pre.QuerySelector("code")?.ClassList ?? pre.ClassList;
        var language = classes.Select(Language).FirstOrDefault(name => name.Length > 0) ?? "";
        var fence = MarkdownText.Fence(code);
        return $"{fence}{language}\n{code}\n{fence}";
    }

    static string Language(string cssClass)
    {
        var name = cssClass.StartsWith("lang-", StringComparison.Ordinal) ? cssClass[5..]
            : cssClass.StartsWith("language-", StringComparison.Ordinal) ? cssClass[9..] : "";
        return name is "auto" or "plaintext" or "nohighlight" ? "" : name;
    }

    static string Details(IElement details, int room)
    {
        var summary = details.Children.FirstOrDefault(child => child.LocalName == "summary");
        var title = summary?.TextContent.Trim() ?? "Details";
        summary?.Remove();
        return Disclosure(title, Blocks(details, room));
    }

    static string Disclosure(string title, string text) =>
        $"<details><summary>{System.Net.WebUtility.HtmlEncode(title)}</summary>\n\n{text}\n\n</details>";
}
