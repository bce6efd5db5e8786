using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Parley.Markup.Rendering;

sealed class CodeBlockRenderer : HtmlObjectRenderer<CodeBlock>
{
    protected override void Write(HtmlRenderer renderer, CodeBlock block)
    {
        var language = (block as FencedCodeBlock)?.Info is { } info ? CodeLanguage.Of(info) : null;
        renderer.EnsureLine();
        renderer.Write("<pre tabindex=\"0\"><code");
        renderer.Write(language is null ? ">" : $" class=\"language-{language}\">");
        if (language is not null && ((PostRenderer)renderer).TryHighlight(block.Lines.ToString(), language) is { } html)
        {
            renderer.Write(html);
        }
        else
        {
            renderer.WriteLeafRawLines(block, writeEndOfLines: true, escape: true);
        }

        renderer.WriteLine("</code></pre>");
    }
}
