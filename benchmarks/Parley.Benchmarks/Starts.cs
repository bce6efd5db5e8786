using System.Diagnostics;
using Spectre.Console;

namespace Parley.Benchmarks;

/// <summary>How long a cold program takes to its first page, and what it holds when nobody asks anything.</summary>
static class Starts
{
    const int Times = 7;
    static readonly TimeSpan UntilIdle = TimeSpan.FromSeconds(5);

    public static async Task MeasureAsync(Table table, ScratchFolder folder)
    {
        var starts = new List<double>();
        for (var time = 0; time < Times; time++)
        {
            var clock = Stopwatch.StartNew();
            using var server = Server.Start(folder.Forum);
            await server.FirstPageAsync();
            starts.Add(clock.Elapsed.TotalSeconds);
            if (time < Times - 1)
                continue;

            await Task.Delay(UntilIdle);
            var (resident, own) = server.Memory();
            table.AddRow("Idle memory, resident", $"{resident / 1024.0:0} MB", "120 MB");
            table.AddRow("  of which its own (the rest are pages of program files)", $"{own / 1024.0:0} MB", "");
        }

        starts.Sort();
        table.AddRow($"Cold start to the first page, median of {Times}", $"{starts[Times / 2]:0.00} s ({starts[0]:0.00} to {starts[^1]:0.00})", "1.0 s");
    }
}
