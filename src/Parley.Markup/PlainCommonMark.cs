using Markdig;
using Parley.Markup.Parsing;
using Parley.Markup.Rendering;

namespace Parley.Markup;

/// <summary>CommonMark 0.31.2 with nothing added and nothing made safe: the ground on which posts stand, kept for its conformance test.</summary>
public static class PlainCommonMark
{
    public static string ToHtml(string markdown)
    {
        using var writer = new StringWriter();
        var renderer = new Markdig.Renderers.HtmlRenderer(writer);
        Pipelines.Plain.Setup(renderer);
        renderer.ObjectRenderers.Replace<Markdig.Renderers.Html.ListRenderer>(new ListRenderer());
        renderer.Render(Markdown.Parse(markdown, Pipelines.Plain));
        return writer.ToString();
    }
}
