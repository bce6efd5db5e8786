using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Parley.Markup.Parsing;

/// <summary>
/// Keeps paragraphs that nobody wrote by hand from the inline parsers, several of which look at the rest of the paragraph
/// from each of its characters: 100,000 characters of <c>[a](</c> took 16 seconds.
/// </summary>
static class LongText
{
    const int MaxLength = 10_000;

    /// <summary>To be called when a leaf block closes, before its inlines are parsed.</summary>
    public static void LeaveUnparsed(BlockProcessor processor, Block block)
    {
        if (block is LeafBlock { Inline: null } leaf && Length(leaf) > MaxLength)
        {
            leaf.ProcessInlines = false;
            leaf.Inline = AsTyped(leaf);
        }
    }

    static int Length(LeafBlock leaf)
    {
        var length = 0;
        for (var i = 0; i < leaf.Lines.Count; i++)
        {
            length += leaf.Lines.Lines[i].Slice.Length + 1;
        }

        return length;
    }

    static ContainerInline AsTyped(LeafBlock leaf)
    {
        var inlines = new ContainerInline();
        for (var i = 0; i < leaf.Lines.Count; i++)
        {
            if (i > 0)
            {
                inlines.AppendChild(new LineBreakInline { IsHard = true });
            }

            inlines.AppendChild(new LiteralInline(new StringSlice(leaf.Lines.Lines[i].Slice.ToString())));
        }

        return inlines;
    }
}
