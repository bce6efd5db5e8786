namespace Parley.Web.Features.Bulk;

/// <summary>What an act on many asks for, each kind some of it. <paramref name="Sure"/> is the number of things, typed by who means it.</summary>
public sealed record BulkForm(
    string? Reason = null, long? Category = null, string? Tags = null, long? Into = null, int Days = 30, bool HidePosts = false, int? Sure = null);
