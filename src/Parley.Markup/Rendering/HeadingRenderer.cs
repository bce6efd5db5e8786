using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Parley.Markup.Rendering;

sealed class HeadingRenderer : HtmlObjectRenderer<HeadingBlock>
{
    protected override void Write(HtmlRenderer renderer, HeadingBlock heading)
    {
        var name = ((PostRenderer)renderer).Headings.Next(heading.Level);
        renderer.EnsureLine();
        renderer.Write("<").Write(name).Write(">");
        renderer.WriteLeafInline(heading);
        renderer.Write("</").Write(name).WriteLine(">");
    }
}
