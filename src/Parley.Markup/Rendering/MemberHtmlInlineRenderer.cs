using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace Parley.Markup.Rendering;

/// <summary>A tag that members may not use is shown as it was typed: <c>GetSubsystem&lt;Input&gt;()</c> is often no HTML at all.</summary>
sealed class MemberHtmlInlineRenderer : HtmlObjectRenderer<HtmlInline>
{
    protected override void Write(HtmlRenderer renderer, HtmlInline html)
    {
        if (HtmlTag.TryRead(html.Tag, out _) || html.Tag.StartsWith("<!--", StringComparison.Ordinal))
        {
            ((PostRenderer)renderer).MemberHtml.Write(html.Tag);
        }
        else
        {
            renderer.WriteEscape(html.Tag);
        }
    }
}
