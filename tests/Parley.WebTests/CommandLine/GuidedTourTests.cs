using System.Diagnostics;
using System.Text.RegularExpressions;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.CommandLine;

/// <summary>The guided tour, walked: each command does what the page says, and each file is where it points.</summary>
public sealed partial class GuidedTourTests : IDisposable
{
    const string Page = "docs/how-it-works.md";
    const string Greeting = "Parley is at ";

    static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    readonly string _folder = Directory.CreateTempSubdirectory("parley-tour-").FullName;

    static string Root { get; } = FindRoot();

    static string Text { get; } = File.ReadAllText(Path.Combine(Root, Page)).ReplaceLineEndings("\n");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Every_command_answers_as_the_page_says()
    {
        Assert.SkipUnless(TestDatabase.IsSqlite, "The tour begins without a database server.");
        Assert.SkipUnless(File.Exists("/bin/bash") && File.Exists("/usr/bin/curl"), "bash or curl is not installed.");
        LinkProgram();
        var start = Start().Match(Text).Groups["arguments"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var greeted = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var forum = Run(Path.Combine(_folder, "artifacts/parley/parley"), [.. start, "--urls", "http://127.0.0.1:0"]);
        forum.OutputDataReceived += (_, line) =>
        {
            if (line.Data is { } said && said.Contains(Greeting, StringComparison.Ordinal))
                greeted.TrySetResult(said.Split(' ').First(word => word.StartsWith("http://", StringComparison.Ordinal)));
        };
        forum.BeginOutputReadLine();
        try
        {
            var port = new Uri(await greeted.Task.WaitAsync(LongestWait, TestContext.Current.CancellationToken)).Port;
            var steps = Steps().Matches(Text);
            Assert.Equal(Text.Split("```sh").Length - 1, steps.Count);
            foreach (Match step in steps)
                await TryAsync(At(step.Groups["command"].Value, port), At(step.Groups["output"].Value, port));
        }
        finally
        {
            forum.Kill(entireProcessTree: true);
            await forum.WaitForExitAsync(CancellationToken.None);
        }
    }

    [Fact]
    public void Every_file_is_where_the_page_points()
    {
        var links = Links().Matches(Text).Select(link => link.Groups["target"].Value).ToList();

        Assert.True(links.Count > 20);
        Assert.Equal([], links.Where(link => !Path.Exists(Path.Combine(Root, "docs", link))));
    }

    async Task TryAsync(string command, string expected)
    {
        using var shell = Run("/bin/bash", ["-c", command]);
        using var limit = new CancellationTokenSource(LongestWait);
        var output = (await shell.StandardOutput.ReadToEndAsync(limit.Token)).Split('\n', StringSplitOptions.TrimEntries);
        await shell.WaitForExitAsync(limit.Token);

        var next = 0;
        foreach (var line in expected.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            next = Array.FindIndex(output, next, said => said.StartsWith(line, StringComparison.OrdinalIgnoreCase)) + 1;
            Assert.True(next > 0, $"{command} says no '{line}':\n{string.Join('\n', output)}");
        }
    }

    Process Run(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = _folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PARLEY_", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    // Where ./dev run leaves it.
    void LinkProgram()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "artifacts"));
        Directory.CreateSymbolicLink(Path.Combine(_folder, "artifacts", "parley"), Path.GetDirectoryName(ParleyProgram.Executable)!);
    }

    static string At(string text, int port) => text
        .Replace("localhost:8000", $"127.0.0.1:{port}", StringComparison.Ordinal)
        .Replace("localhost/8000", $"127.0.0.1/{port}", StringComparison.Ordinal);

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Parley.slnx")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run in a checkout.");
        return folder.FullName;
    }

    [GeneratedRegex(@"```start\n\./dev run (?<arguments>[^\n]*)\n")]
    private static partial Regex Start();

    [GeneratedRegex(@"```sh\n(?<command>.*?)```\n\n```out\n(?<output>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Steps();

    [GeneratedRegex(@"\]\((?<target>[^)#:]+)\)")]
    private static partial Regex Links();
}
