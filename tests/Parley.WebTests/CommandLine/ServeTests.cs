using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace Parley.WebTests.CommandLine;

public sealed class ServeTests(ParleyProgram program) : ProgramTest(program), IClassFixture<ParleyProgram>
{
    // Without the word "serve": that is what the program does when no command is named.
    [Fact]
    public async Task Forum_is_served_until_it_is_interrupted_and_greets_its_first_administrator()
    {
        Assert.SkipUnless(Signals.Can, "This system has no signals.");
        using var process = Program.Start("--demo", "--urls", "http://127.0.0.1:0");
        var lines = await LinesUntilAsync(process, "/setup?token=");

        var setup = lines[^1].Trim();
        var (status, page) = await GetAsync(setup);
        var (_, home) = await GetAsync(new Uri(new Uri(setup), "/").ToString());
        Signals.Send("INT", process);
        var run = await ParleyProgram.EndAsync(process);

        Assert.Contains(lines, line => line.Contains("Parley is at http://127.0.0.1:", StringComparison.Ordinal));
        Assert.Equal(200, status);
        Assert.Contains("Set up your forum", page, StringComparison.Ordinal);
        Assert.Contains("topic-title", home, StringComparison.Ordinal);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task Own_server_prints_requests_and_leaves_a_log()
    {
        Assert.SkipUnless(Signals.Can, "This system has no signals.");
        var log = Path.Combine(Program.Folder, "access.log");
        using var process = Program.StartWith([("PARLEY_ACCESSLOG__TO", log)], "serve", "--server", "own", "--print-requests", "--urls", "http://127.0.0.1:0");
        var greeting = await LinesUntilAsync(process, "Parley is at ");
        var address = greeting[^1].Split(' ').First(word => word.StartsWith("http://", StringComparison.Ordinal));

        var (status, _) = await GetAsync($"{address}/categories?token=hidden");
        Signals.Send("INT", process);
        var run = await ParleyProgram.EndAsync(process);

        Assert.Equal((200, 0), (status, run.ExitCode));
        Assert.Contains("request GET /categories?token=*** HTTP/1.1", run.Output, StringComparison.Ordinal);
        Assert.Contains("answer 200 OK", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"GET /categories?token=*** HTTP/1.1\" 200 ", Assert.Single(await File.ReadAllLinesAsync(log, TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_that_does_not_exist_is_a_wrong_use()
    {
        var run = await Program.RunAsync("serve", "--server", "apache");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("apache", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task Address_in_use_is_told_in_one_sentence(string host)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://{host}:{((IPEndPoint)other.LocalEndpoint).Port}";

        var run = await Program.RunAsync("serve", "--urls", $"http://127.0.0.1:0;{address}");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Equal(
            $"parley: The address {address} is in use by another program, perhaps by Parley itself: choose another with --urls (PARLEY_URLS).", run.Errors);
    }

    // An address of those that are kept for examples in documents.
    [Fact]
    public async Task Address_of_another_machine_is_told_in_one_sentence()
    {
        var run = await Program.RunAsync("serve", "--urls", "http://192.0.2.1:8000");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Equal(
            "parley: The address http://192.0.2.1:8000 is not one that this machine has: choose another with --urls (PARLEY_URLS).", run.Errors);
    }

    [Theory]
    [InlineData("https://localhost:8443", "HTTPS is for a proxy in front of Parley.")]
    [InlineData("unix:/run/parley.sock", "It must begin with http://")]
    [InlineData("http://localhost:8000/forum", "It must end with the host and the port")]
    [InlineData("http://localhost:0", "write http://127.0.0.1:0")]
    public async Task Address_that_nobody_could_listen_on_is_a_wrong_setting(string address, string error)
    {
        var run = await Program.RunAsync("serve", "--urls", address);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"parley: The setting Urls (PARLEY_URLS) is '{address}'.", run.Errors, StringComparison.Ordinal);
        Assert.Contains(error, run.Errors, StringComparison.Ordinal);
    }

    static async Task<List<string>> LinesUntilAsync(Process process, string last)
    {
        var lines = new List<string>();
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            lines.Add(line);
            if (line.Contains(last, StringComparison.Ordinal))
                return lines;
        }

        throw new InvalidOperationException($"It ended: {await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)}");
    }

    static async Task<(int Status, string Page)> GetAsync(string address)
    {
        using var handler = new SocketsHttpHandler();
        using var client = new HttpMessageInvoker(handler);
        using var answer = await client.SendAsync(new HttpRequestMessage(HttpMethod.Get, address), TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
