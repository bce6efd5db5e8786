using System.Diagnostics;
using Xunit;

namespace Parley.WebTests.CommandLine;

public sealed class ServeTests(ParleyProgram program) : ProgramTest(program), IClassFixture<ParleyProgram>
{
    [Fact]
    public async Task Forum_is_served_until_it_is_interrupted_and_greets_its_first_administrator()
    {
        Assert.SkipUnless(Signals.Can, "This system has no signals.");
        using var process = Program.Start("serve", "--urls", "http://127.0.0.1:0");
        var lines = await LinesUntilAsync(process, "/setup?token=");

        var setup = lines[^1].Trim();
        var (status, page) = await GetAsync(setup);
        Signals.Send("INT", process);
        var run = await ParleyProgram.EndAsync(process);

        Assert.Contains(lines, line => line.Contains("Parley is at http://127.0.0.1:", StringComparison.Ordinal));
        Assert.Equal(200, status);
        Assert.Contains("Set up your forum", page, StringComparison.Ordinal);
        Assert.Equal(0, run.ExitCode);
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
