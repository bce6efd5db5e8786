using System.Diagnostics;
using Xunit;

namespace Parley.HttpServer.Tests.Samples;

/// <summary>Other applications than the forum: each on the server, and as a CGI program.</summary>
public sealed class SampleTests
{
    static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

    public static TheoryData<string, string, string> Samples => new()
    {
        { "Bare", "/some/where", "You asked for /some/where\n" },
        { "MinimalApi", "/hello/Ada", """{"hello":"Ada","letters":3}""" },
        { "Mvc", "/hello/Ada", "Hello, Ada\n" },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Runs_on_the_server(string sample, string path, string answer)
    {
        using var process = Start(sample, ["--urls", "http://127.0.0.1:0"], []);
        try
        {
            var address = await AddressOfAsync(process);
            using var handler = new SocketsHttpHandler();
            using var client = new HttpClient(handler);
            Assert.Equal(answer, await client.GetStringAsync(new Uri(address + path)));
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Runs_as_a_CGI_program(string sample, string path, string answer)
    {
        using var process = Start(sample, [], new()
        {
            ["GATEWAY_INTERFACE"] = "CGI/1.1",
            ["REQUEST_METHOD"] = "GET",
            ["SCRIPT_NAME"] = "",
            ["PATH_INFO"] = path,
            ["SERVER_NAME"] = "localhost",
            ["SERVER_PORT"] = "80",
            ["SERVER_PROTOCOL"] = "HTTP/1.1",
        });
        using var limit = new CancellationTokenSource(LongestStart);
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);

            Assert.Equal(0, process.ExitCode);
            Assert.StartsWith("Status: 200", output, StringComparison.Ordinal);
            Assert.EndsWith($"\n\n{answer}", output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    // artifacts/bin/Bare/release/Bare, beside artifacts/bin/Parley.HttpServer.Tests/release.
    static Process Start(string sample, string[] arguments, Dictionary<string, string> environment)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var program = Path.Combine(own.Parent!.Parent!.FullName, sample, own.Name, OperatingSystem.IsWindows() ? $"{sample}.exe" : sample);
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.StandardInput.Close();
        return process;
    }

    static async Task<string> AddressOfAsync(Process process)
    {
        const string Listening = "Now listening on: ";
        using var limit = new CancellationTokenSource(LongestStart);
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.Contains(Listening, StringComparison.Ordinal))
                return line[(line.IndexOf(Listening, StringComparison.Ordinal) + Listening.Length)..].Trim();
        }

        throw new InvalidOperationException("It ended before it listened.");
    }
}
