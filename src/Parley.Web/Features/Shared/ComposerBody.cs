namespace Parley.Web.Features.Shared;

/// <summary>The field in which posts are written, wherever it stands, with what it will look like when that was asked for.</summary>
public sealed record ComposerBody(string Label, string? Text, FormProblems Problems, string? Preview, WritingPlace Place);

/// <summary>The buttons of a composer; <paramref name="Place"/> is where it stands, as drafts know it.</summary>
public sealed record ComposerButtons(string Submit, string Place, bool HasDraft);
