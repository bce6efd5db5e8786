using Markdig.Parsers;
using Markdig.Syntax;

namespace Parley.Markup.Parsing;

/// <summary>Quote blocks whose tags stand on lines of their own; <see cref="QuoteLines"/> puts them there.</summary>
sealed class MemberQuoteParser : BlockParser
{
    public MemberQuoteParser() => OpeningCharacters = ['['];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line.AsSpan().TrimEnd();
        if (processor.IsCodeIndent || QuoteTag.OpeningLength(line, out var attributes) != line.Length || line.IsEmpty)
        {
            return BlockState.None;
        }

        processor.NewBlocks.Push(new MemberQuote(this, QuoteSource.Parse(attributes)) { Column = processor.Column });
        return BlockState.ContinueDiscard;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        var line = processor.Line.AsSpan().Trim();
        var closes = line.Equals(QuoteTag.End, StringComparison.OrdinalIgnoreCase) && !BelongsToInner(processor, (MemberQuote)block);
        if (closes)
        {
            return BlockState.BreakDiscard;
        }

        // The indentation is not the quote's: a list in it needs to see it.
        processor.GoToColumn(processor.ColumnBeforeIndent);
        return BlockState.Continue;
    }

    /// <summary>
    /// An open quote inside takes the closing tag first; open code takes it as code, unless it stands in a block quote, which a
    /// line without its mark ends.
    /// </summary>
    static bool BelongsToInner(BlockProcessor processor, MemberQuote quote)
    {
        for (var inner = quote.LastChild; inner is not null && processor.IsOpen(inner); inner = (inner as ContainerBlock)?.LastChild)
        {
            if (inner is MemberQuote or FencedCodeBlock or QuoteBlock)
            {
                return inner is not QuoteBlock;
            }
        }

        return false;
    }
}
