namespace Parley.Web.Features.Topics;

/// <summary>The line of a form in which a topic's tags stand, with commas between them.</summary>
public sealed record TagsField(string? Typed, string? Problem);
