namespace Parley.HttpServer.Watching;

/// <summary>Where the access log goes, and how.</summary>
/// <param name="File">Null for standard output.</param>
/// <param name="Json">An object a line, instead of Apache's combined format.</param>
/// <param name="LargestFile">In bytes; then the file is renamed to <c>NAME.1</c>, and a new one begun.</param>
/// <param name="OldFiles">How many renamed files are kept.</param>
public sealed record AccessLogOptions(string? File, bool Json = false, long LargestFile = 100_000_000, int OldFiles = 10);
