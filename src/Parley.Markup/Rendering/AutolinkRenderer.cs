using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace Parley.Markup.Rendering;

sealed class AutolinkRenderer : HtmlObjectRenderer<AutolinkInline>
{
    protected override void Write(HtmlRenderer renderer, AutolinkInline link)
    {
        var output = (PostRenderer)renderer;
        var isLinked = !output.IsInLink && output.TryOpenLink(link.IsEmail ? "mailto:" + link.Url : link.Url, title: null);
        output.WriteEscape(link.Url);
        output.Write(isLinked ? "</a>" : "");
    }
}
