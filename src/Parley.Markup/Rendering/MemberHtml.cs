using System.Globalization;

namespace Parley.Markup.Rendering;

/// <summary>
/// Writes the HTML that a member typed: each allowed tag anew with the attributes that it may have, everything else as text. So
/// no class, id or other sign of the forum's own elements can come from a member, and what is written is balanced.
/// </summary>
sealed class MemberHtml(PostRenderer output)
{
    /// <summary>Elements of one member in each other; deeper tags are shown as text.</summary>
    const int MaxDepth = 20;

    readonly record struct OpenElement(string Name, string EndTag);

    readonly List<OpenElement> _open = [];
    readonly Stack<int> _floors = [];
    int _floor;

    public bool HasOpenLink => _open.Exists(element => element.Name == "a");

    /// <summary>Begins a part of the document: what is opened in it is closed with it, and nothing around it can be closed in it.</summary>
    public void Enter()
    {
        _floors.Push(_floor);
        _floor = _open.Count;
    }

    public void Leave()
    {
        CloseTo(_floor);
        _floor = _floors.Pop();
    }

    /// <summary>Inline elements do not outlive their block: a forgotten end tag must not colour the rest of the post.</summary>
    public void CloseInlines()
    {
        var first = _open.FindIndex(_floor, element => AllowedHtml.IsInline(element.Name));
        if (first >= 0)
        {
            CloseTo(first);
        }
    }

    public void Write(ReadOnlySpan<char> html)
    {
        while (!html.IsEmpty)
        {
            var length = html[0] == '<' ? WriteMark(html) : WriteText(html);
            html = html[length..];
        }
    }

    int WriteText(ReadOnlySpan<char> html)
    {
        var end = html.IndexOf('<');
        end = end < 0 ? html.Length : end;
        output.Write(html[..end]);
        return end;
    }

    int WriteMark(ReadOnlySpan<char> html)
    {
        if (html.StartsWith("<!--", StringComparison.Ordinal) && html.IndexOf("-->") is var end and >= 0)
        {
            return end + 3;
        }

        if (HtmlTag.TryRead(html, out var tag) && TryWrite(tag))
        {
            return tag.Length;
        }

        output.Write("&lt;");
        return 1;
    }

    bool TryWrite(HtmlTag tag)
    {
        if (tag.IsEnd)
        {
            Close(tag.Name);
            return true;
        }

        CloseImplied(tag.Name);
        if (_open.Count >= MaxDepth)
        {
            return false;
        }

        Open(tag);
        return true;
    }

    void Open(HtmlTag tag)
    {
        if (tag.Name == "img")
        {
            WriteImage(tag);
            return;
        }

        var end = tag.Name == "a" ? OpenLink(tag) : OpenElementOf(tag);
        if (!AllowedHtml.IsVoid(tag.Name))
        {
            _open.Add(new OpenElement(tag.Name, end));
        }
    }

    void WriteImage(HtmlTag tag)
    {
        var description = ImageDescription.Parse(tag.Attribute("alt") ?? "");
        output.WriteImage(tag.Attribute("src") ?? "", tag.Attribute("title"), description with
        {
            Width = Pixels(tag.Attribute("width")) ?? description.Width,
            Height = Pixels(tag.Attribute("height")) ?? description.Height,
        });
    }

    string OpenLink(HtmlTag tag) =>
        !output.IsInLink && output.TryOpenLink(tag.Attribute("href") ?? "", tag.Attribute("title")) ? "</a>" : "";

    string OpenElementOf(HtmlTag tag)
    {
        var name = AllowedHtml.IsHeading(tag.Name) ? output.Headings.Next(tag.Name[1] - '0') : tag.Name;
        var isTable = name == "table";
        output.Write(isTable ? "<div class=\"table-scroll\" tabindex=\"0\">" : "").Write("<").Write(name);
        output.Write(name == "pre" ? " tabindex=\"0\"" : "");
        foreach (var attribute in AllowedHtml.AttributesOf(name))
        {
            if (tag.Attribute(attribute) is { } value)
            {
                output.WriteAttribute(attribute, value);
            }
        }

        output.Write(">");
        return isTable ? "</table></div>" : $"</{name}>";
    }

    void Close(string name)
    {
        var index = _open.FindLastIndex(element => element.Name == name);
        if (index >= _floor)
        {
            CloseTo(index);
        }
    }

    void CloseImplied(string next)
    {
        for (var i = _open.Count - 1; i >= _floor && AllowedHtml.HasOptionalEnd(_open[i].Name); i--)
        {
            if (AllowedHtml.EndsBefore(_open[i].Name, next))
            {
                CloseTo(i);
                return;
            }
        }
    }

    void CloseTo(int count)
    {
        for (var i = _open.Count - 1; i >= count; i--)
        {
            output.Write(_open[i].EndTag);
            _open.RemoveAt(i);
        }
    }

    static int? Pixels(string? size) =>
        int.TryParse(size?.Replace("px", "", StringComparison.OrdinalIgnoreCase), NumberStyles.None, CultureInfo.InvariantCulture, out var pixels)
            ? pixels : null;
}
