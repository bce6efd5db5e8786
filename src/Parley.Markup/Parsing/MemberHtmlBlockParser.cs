using Markdig.Parsers;
using Parley.Markup.Rendering;

namespace Parley.Markup.Parsing;

/// <summary>
/// Opens an HTML block only for the block elements that a post may use and for comments. Anything else at the start of a line
/// (<c>&lt;attribute name="x"/&gt;</c>, <c>&lt;img&gt;</c>, <c>&lt;script&gt;</c>) is a paragraph, in which Markdown goes on working.
/// </summary>
sealed class MemberHtmlBlockParser : HtmlBlockParser
{
    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line.AsSpan();
        var mayOpen = line.StartsWith("<!--", StringComparison.Ordinal) || AllowedHtml.IsBlock(HtmlTag.NameAtStart(line));
        return mayOpen ? base.TryOpen(processor) : BlockState.None;
    }
}
