using System.Diagnostics;

namespace Parley.Benchmarks;

/// <summary>The program as it is deployed.</summary>
static class Published
{
    public static string Executable { get; } = Path.GetFullPath(
        Path.Combine(Environment.GetEnvironmentVariable("PARLEY_PUBLISHED") ?? "artifacts/parley", "parley"));

    public static Process Start(string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Executable, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Runs it to its end; how long that took.</summary>
    public static async Task<TimeSpan> RunAsync(params string[] arguments)
    {
        var clock = Stopwatch.StartNew();
        using var process = Start(arguments);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? clock.Elapsed
            : throw new InvalidOperationException($"parley {string.Join(' ', arguments)} failed:\n{await output}\n{await errors}");
    }
}
