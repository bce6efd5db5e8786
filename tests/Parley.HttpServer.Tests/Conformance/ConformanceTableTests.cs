using System.Globalization;
using System.Text;
using Xunit;

namespace Parley.HttpServer.Tests.Conformance;

/// <summary>The table that people read is the one that is tested.</summary>
public sealed class ConformanceTableTests
{
    static string Document => Path.Combine(Root(new DirectoryInfo(AppContext.BaseDirectory)), "docs", "conformance.md");

    // PARLEY_WRITE_CONFORMANCE=1 writes the document anew.
    [Fact]
    public async Task Document_is_what_the_tests_try()
    {
        var table = Table();
        if (Environment.GetEnvironmentVariable("PARLEY_WRITE_CONFORMANCE") == "1")
            await File.WriteAllTextAsync(Document, table);

        Assert.Equal(table, await File.ReadAllTextAsync(Document));
    }

    static string Table()
    {
        var text = new StringBuilder();
        text.Append(
            "# What each server makes of a request\n\n"
            + "Parley's own server and Kestrel are sent the same bytes (`tests/Parley.HttpServer.Tests/Conformance`). An answer is its status and, in\n"
            + "parentheses, how the application understood the request; *close* says that the connection is closed. Where the two differ, the last column says why.\n"
            + "The rule behind most differences: what two readers could understand in two ways is refused, because a proxy in front may be the other reader.\n\n"
            + "| sent | own server | Kestrel | why they differ |\n| --- | --- | --- | --- |\n");
        foreach (var tried in ConformanceCases.All)
            text.Append(CultureInfo.InvariantCulture, $"| {tried.Name} | {tried.Own} | {tried.Kestrel ?? "the same"} | {tried.Why} |\n");
        text.Append(
            "\n## As a CGI program\n\n"
            + "Where the application is started for each request (`parley cgi`), the Web server that starts it has read the bytes: lengths, chunks, connections and\n"
            + "targets are its affair, and the table above does not apply. What it may hand over, by variables and standard input (RFC 3875), is this.\n\n"
            + "| handed over | answer | why |\n| --- | --- | --- |\n");
        foreach (var tried in CgiCases.All)
            text.Append(CultureInfo.InvariantCulture, $"| {tried.Name} | {tried.Outcome} | {tried.Why} |\n");
        return text.ToString();
    }

    static string Root(DirectoryInfo folder) => File.Exists(Path.Combine(folder.FullName, "Parley.slnx")) ? folder.FullName : Root(folder.Parent!);
}
