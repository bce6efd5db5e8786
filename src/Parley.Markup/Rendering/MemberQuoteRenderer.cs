using System.Globalization;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Parley.Markup.Parsing;

namespace Parley.Markup.Rendering;

sealed class MemberQuoteRenderer : HtmlObjectRenderer<MemberQuote>
{
    protected override void Write(HtmlRenderer renderer, MemberQuote quote)
    {
        renderer.EnsureLine();
        renderer.Write("<aside class=\"quote\">");
        WriteSource(renderer, quote.Source);
        renderer.WriteLine("<blockquote>");
        var outer = renderer.ImplicitParagraph;
        renderer.ImplicitParagraph = false;
        renderer.WriteChildren(quote);
        renderer.ImplicitParagraph = outer;
        renderer.EnsureLine();
        renderer.WriteLine("</blockquote></aside>");
    }

    static void WriteSource(HtmlRenderer renderer, QuoteSource source)
    {
        if (source.Name is null)
        {
            return;
        }

        var link = source is { Topic: { } topic, Post: { } post }
            ? string.Create(CultureInfo.InvariantCulture, $"<a href=\"/t/{topic}?post={post}\">") : "";
        renderer.Write("<p class=\"quote-source\">").Write(link).WriteEscape(source.Name);
        renderer.Write(link.Length > 0 ? "</a></p>" : "</p>");
    }
}
