using Markdig.Parsers;
using Markdig.Syntax;

namespace Parley.Markup.Parsing;

/// <summary>What another member wrote, brought in by <c>[quote="name, post:3, topic:99"]</c>.</summary>
sealed class MemberQuote(BlockParser parser, QuoteSource source) : ContainerBlock(parser)
{
    public QuoteSource Source { get; } = source;
}
