namespace Parley.Web.Features.Topics;

/// <summary>The field of a topic's title, as it was typed.</summary>
public sealed record TitleField(string? Typed, string? Problem);
