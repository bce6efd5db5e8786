namespace Parley.Web.Features.Shared;

/// <summary>The field in which posts are written, wherever it stands, with what it will look like when that was asked for.</summary>
public sealed record ComposerBody(string Label, string? Text, FormProblems Problems, string? Preview, WritingPlace Place);
