namespace Parley.Markup;

/// <summary>Which post of the forum a quote names as its source.</summary>
public sealed record QuotedPost(long Topic, int Number);
