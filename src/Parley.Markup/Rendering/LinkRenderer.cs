using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace Parley.Markup.Rendering;

sealed class LinkRenderer : HtmlObjectRenderer<LinkInline>
{
    protected override void Write(HtmlRenderer renderer, LinkInline link)
    {
        var output = (PostRenderer)renderer;
        var url = link.GetDynamicUrl?.Invoke() ?? link.Url ?? "";
        if (link.IsImage)
        {
            output.WriteImage(url, link.Title, ImageDescription.Parse(PlainText.Of(link)));
        }
        else
        {
            WriteLink(output, link, url);
        }
    }

    static void WriteLink(PostRenderer output, LinkInline link, string url)
    {
        var isOuter = !output.IsInLink;
        var isLinked = isOuter && output.TryOpenLink(url, link.Title);
        output.IsInMarkdownLink |= isLinked;
        output.WriteChildren(link);
        if (isLinked)
        {
            output.IsInMarkdownLink = false;
            output.Write("</a>");
        }
    }
}
