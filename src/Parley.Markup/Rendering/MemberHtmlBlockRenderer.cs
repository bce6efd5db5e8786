using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Parley.Markup.Rendering;

sealed class MemberHtmlBlockRenderer : HtmlObjectRenderer<HtmlBlock>
{
    protected override void Write(HtmlRenderer renderer, HtmlBlock block)
    {
        var html = ((PostRenderer)renderer).MemberHtml;
        html.Write(block.Lines.ToString());
        html.CloseInlines();
        renderer.EnsureLine();
    }
}
