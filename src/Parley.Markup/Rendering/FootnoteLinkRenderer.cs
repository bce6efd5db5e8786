using Markdig.Extensions.Footnotes;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Parley.Markup.Rendering;

sealed class FootnoteLinkRenderer : HtmlObjectRenderer<FootnoteLink>
{
    protected override void Write(HtmlRenderer renderer, FootnoteLink link)
    {
        var prefix = ((PostRenderer)renderer).FootnotePrefix;
        renderer.Write(link.IsBackLink
            ? $" <a href=\"#fnref-{prefix}-{link.Index}\" class=\"footnote-back\">↩</a>"
            : "<sup class=\"footnote-ref\">"
                + $"<a id=\"fnref-{prefix}-{link.Index}\" href=\"#fn-{prefix}-{link.Footnote.Order}\">{link.Footnote.Order}</a></sup>");
    }
}
