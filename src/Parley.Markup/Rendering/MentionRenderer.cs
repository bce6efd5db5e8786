using Markdig.Renderers;
using Markdig.Renderers.Html;
using Parley.Markup.Parsing;

namespace Parley.Markup.Rendering;

sealed class MentionRenderer : HtmlObjectRenderer<MentionInline>
{
    protected override void Write(HtmlRenderer renderer, MentionInline mention)
    {
        var member = mention.Calls ? ((PostRenderer)renderer).MemberNamed(mention.Name) : null;
        if (member is null)
        {
            renderer.Write("@").WriteEscape(mention.Name);
        }
        else
        {
            renderer.Write("<a class=\"mention\" href=\"/u/").Write(Uri.EscapeDataString(member)).Write("\">@").WriteEscape(member).Write("</a>");
        }
    }
}
