using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Parley.HttpServer.Watching;
using Xunit;

namespace Parley.HttpServer.Tests.Watching;

public sealed class AccessLogTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("parley-log-").FullName;

    string LogFile => Path.Combine(_folder, "access.log");

    public static TheoryData<ServerKind> Servers => [ServerKind.Own, ServerKind.Kestrel];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Every_request_has_its_line_when_the_server_has_stopped(ServerKind kind)
    {
        await ServeAsync(new(LogFile), kind, requests: 500);

        var lines = await File.ReadAllLinesAsync(LogFile);
        Assert.Equal(500, lines.Length);
        Assert.All(lines, line => Assert.Matches(
            """^127\.0\.0\.1 - - \[\d\d/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}\] "GET /\d+\?q=a%22b HTTP/1\.1" 200 5 "-" "Quoted \\"Browser\\" \\\\" \S+ \d\.\d{6}$""", line));
    }

    [Fact]
    public async Task Lines_are_JSON_if_wanted()
    {
        await ServeAsync(new(LogFile, Json: true), ServerKind.Own, requests: 3);

        foreach (var line in await File.ReadAllLinesAsync(LogFile))
        {
            var entry = JsonDocument.Parse(line).RootElement;
            Assert.Equal(("GET", 200, 5), (entry.GetProperty("method").GetString(), entry.GetProperty("status").GetInt32(), entry.GetProperty("bytes").GetInt32()));
        }
    }

    [Fact]
    public async Task Full_files_are_renamed_and_the_oldest_go()
    {
        await ServeAsync(new(LogFile, LargestFile: 1000, OldFiles: 2), ServerKind.Own, requests: 100);

        var files = Directory.GetFiles(_folder).Select(Path.GetFileName).Order();
        Assert.Equal(["access.log", "access.log.1", "access.log.2"], files);
        Assert.All(Directory.GetFiles(_folder), file => Assert.InRange(new FileInfo(file).Length, 0, 1300));
    }

    [Fact]
    public async Task GoAccess_understands_every_line()
    {
        const string program = "/usr/bin/goaccess";
        Assert.SkipUnless(File.Exists(program), "GoAccess is not installed.");
        await ServeAsync(new(LogFile), ServerKind.Own, requests: 50);
        var report = Path.Combine(_folder, "report.json");

        using var process = Process.Start(new ProcessStartInfo(program, [LogFile, "--log-format=COMBINED", "-o", report, "--no-global-config", "--no-progress"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token);

        var general = JsonDocument.Parse(await File.ReadAllTextAsync(report)).RootElement.GetProperty("general");
        Assert.Equal((50, 0), (general.GetProperty("valid_requests").GetInt32(), general.GetProperty("failed_requests").GetInt32()));
    }

    static async Task ServeAsync(AccessLogOptions options, ServerKind kind, int requests)
    {
        await using var log = new AccessLog(options, TimeProvider.System);
        await using var served = await ServedApplication.StartAsync(http => log.WatchAsync(http, answered => answered.Response.WriteAsync("hello")), kind);
        using var client = await served.ConnectAsync();
        for (var i = 0; i < requests; i++)
        {
            await client.SendAsync(string.Create(
                CultureInfo.InvariantCulture, $"GET /{i}?q=a%22b HTTP/1.1\r\nHost: a\r\nUser-Agent: Quoted \"Browser\" \\\r\n\r\n"));
            await client.ReadAnswerAsync();
        }
    }
}
