namespace Parley.HttpServer.Tests.Conformance;

/// <summary>Bytes that a client sends, and what each server makes of them.</summary>
/// <param name="Name">What is tried, as a line of the table in docs/conformance.md.</param>
/// <param name="Bytes">All that the client sends; it then waits.</param>
/// <param name="Own">
/// The answers of Parley's server, each as its status and, in parentheses, the start of what the application echoed; "close" at the end
/// when the server closes the connection.
/// </param>
/// <param name="Kestrel">What Kestrel does instead, where it does something else.</param>
/// <param name="Why">Why the two differ.</param>
public sealed record ConformanceCase(string Name, string Bytes, string Own, string? Kestrel = null, string? Why = null)
{
    public override string ToString() => Name;
}
