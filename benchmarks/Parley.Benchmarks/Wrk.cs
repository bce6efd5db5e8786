using System.Diagnostics;
using System.Globalization;

namespace Parley.Benchmarks;

/// <summary>The load generator wrk, which tells its figures by a script of ours.</summary>
static class Wrk
{
    // In one write a connection asks as often as the depth says; figures come out as numbers, not as texts with units.
    const string Script = """
        init = function(args)
          local asked = {}
          for i = 1, tonumber(args[1]) do
            asked[i] = wrk.format("GET", nil)
          end
          together = table.concat(asked)
        end
        request = function() return together end
        done = function(summary, latency, requests)
          local errors = summary.errors
          print(string.format("figures %d %d %d %d %d", summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
            errors.connect + errors.read + errors.write + errors.status))
        end
        """;

    public static bool IsMissing => !File.Exists("/usr/bin/wrk");

    public static async Task<Load> RunAsync(string script, string url, int connections, int depth, int seconds)
    {
        if (!File.Exists(script))
            await File.WriteAllTextAsync(script, Script);
        string[] arguments = ["-t", "1", "-c", Text(connections), "-d", Text(seconds), "-s", script, url, "--", Text(depth)];
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/wrk", arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var figures = output.Split('\n').Single(line => line.StartsWith("figures ", StringComparison.Ordinal)).Split(' ').Skip(1)
            .Select(figure => long.Parse(figure, CultureInfo.InvariantCulture)).ToArray();
        return figures is [var requests, var microseconds, var median, var p99, 0]
            ? new(requests * 1e6 / microseconds, median / 1000.0, p99 / 1000.0)
            : throw new InvalidOperationException($"Not every request was answered as it should be:\n{output}");
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What a server bore: requests a second, and milliseconds until an answer was there.</summary>
readonly record struct Load(double Rate, double Median, double P99);
