namespace Parley.Domain.Files;

/// <summary>Files are no longer in the database: what the store keeps of them is to go, too.</summary>
public sealed record FilesGone(IReadOnlyList<string> Keys);
