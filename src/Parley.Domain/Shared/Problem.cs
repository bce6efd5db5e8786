namespace Parley.Domain.Shared;

/// <summary>
/// Why something that was typed can't be taken. <paramref name="Field"/> is the form's field, empty for the whole form;
/// <paramref name="Code"/> is the key of the sentence in the resource files; <paramref name="Args"/> fill its gaps.
/// </summary>
public sealed record Problem(string Field, string Code, params IReadOnlyList<object> Args);
