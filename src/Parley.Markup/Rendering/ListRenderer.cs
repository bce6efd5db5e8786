using System.Globalization;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Parley.Markup.Rendering;

/// <summary>
/// Lists with the line ends of the CommonMark examples: a block that opens an item begins on a line of its own, which Markdig's
/// renderer writes on the line of the <c>&lt;li&gt;</c>.
/// </summary>
sealed class ListRenderer : HtmlObjectRenderer<ListBlock>
{
    protected override void Write(HtmlRenderer renderer, ListBlock list)
    {
        var name = list.IsOrdered ? "ol" : "ul";
        renderer.EnsureLine();
        renderer.Write("<").Write(name).Write(Start(list)).WriteLine(">");
        foreach (var item in list)
        {
            WriteItem(renderer, (ListItemBlock)item, !list.IsLoose);
        }

        renderer.Write("</").Write(name).WriteLine(">");
        renderer.EnsureLine();
    }

    static string Start(ListBlock list) =>
        list is { IsOrdered: true, OrderedStart: { } start } && start != "1"
            ? $" start=\"{long.Parse(start, CultureInfo.InvariantCulture)}\"" : "";

    static void WriteItem(HtmlRenderer renderer, ListItemBlock item, bool isTight)
    {
        var outer = renderer.ImplicitParagraph;
        renderer.ImplicitParagraph = isTight;
        renderer.EnsureLine();
        renderer.Write("<li>");
        if (item is [var first, ..] && !(isTight && first is ParagraphBlock))
        {
            renderer.EnsureLine();
        }

        // Through the renderer, not child by child, so that its events see the item.
        renderer.Write(item);
        renderer.WriteLine("</li>");
        renderer.EnsureLine();
        renderer.ImplicitParagraph = outer;
    }
}
