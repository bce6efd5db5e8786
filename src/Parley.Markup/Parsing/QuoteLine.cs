namespace Parley.Markup.Parsing;

enum QuoteLineKind
{
    Text,
    Opening,
    Closing,
}

/// <summary>A part of a line; its depth counts the quotes around it, for a tag with its own.</summary>
readonly record struct QuoteLine(QuoteLineKind Kind, string Prefix, string Text, int Depth);
