namespace Parley.Domain.Accounts;

/// <summary>A member wants a copy of everything that is kept of them.</summary>
public sealed record DataAsked(long DownloadId);
