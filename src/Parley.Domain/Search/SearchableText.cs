namespace Parley.Domain.Search;

/// <summary>What of a post is searched. <paramref name="Title"/> is its topic's, for the first post; the others have none.</summary>
public sealed record SearchableText(string? Title, string Text, IReadOnlyList<string> Holds);
