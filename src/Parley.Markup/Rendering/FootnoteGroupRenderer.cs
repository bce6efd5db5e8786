using Markdig.Extensions.Footnotes;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Parley.Markup.Rendering;

sealed class FootnoteGroupRenderer : HtmlObjectRenderer<FootnoteGroup>
{
    protected override void Write(HtmlRenderer renderer, FootnoteGroup group)
    {
        var prefix = ((PostRenderer)renderer).FootnotePrefix;
        renderer.EnsureLine();
        renderer.WriteLine("<section class=\"footnotes\"><ol>");
        foreach (var footnote in group.OfType<Footnote>())
        {
            renderer.WriteLine($"<li id=\"fn-{prefix}-{footnote.Order}\">");
            renderer.Write(footnote);
            renderer.EnsureLine();
            renderer.WriteLine("</li>");
        }

        renderer.WriteLine("</ol></section>");
    }
}
