using System.Diagnostics;
using System.Net;
using Spectre.Console;

namespace Parley.Benchmarks;

/// <summary>What ten thousand visitors cost who have read a page and keep their connections.</summary>
static class IdleConnections
{
    const int Wanted = 10_000;

    // Some for the process itself; a process of .NET raises its limit of open files as far as the system lets it.
    const int OtherFiles = 200;
    static readonly TimeSpan UntilIdle = TimeSpan.FromSeconds(8);

    public static async Task<Table> MeasureAsync(ScratchFolder folder)
    {
        var table = new Table().AddColumns("What", "Measured", "Limit");
        await Published.RunAsync("seed", "--data", folder.Forum);
        foreach (var kind in ServerKinds.All)
            await MeasureAsync(table, folder, kind);
        return table;
    }

    static async Task MeasureAsync(Table table, ScratchFolder folder, string kind)
    {
        using var server = Server.StartOn(kind, folder.Forum, ("Logging__LogLevel__Default", "Warning"));
        await server.FirstPageAsync();
        await Task.Delay(UntilIdle);
        var before = server.Memory();
        table.AddRow($"Resident without a connection, {kind}", $"{before.Resident / 1024.0:0} MB, {before.Own / 1024.0:0} MB its own", "");
        var visitors = new List<IdleVisitor>();
        try
        {
            var count = Math.Min(Wanted, MostFiles() - OtherFiles);
            for (var visitor = 0; visitor < count; visitor++)
                visitors.Add(await VisitAsync(server, visitor));
            await Task.Delay(UntilIdle);
            var after = server.Memory();
            table.AddRow($"Resident with {count} idle connections, {kind}", $"{after.Resident / 1024.0:0} MB", kind == ServerKinds.Own ? "200 MB" : "");
            table.AddRow("  each of them", $"{(after.Own - before.Own) / (double)count:0.0} kB", "");
            table.AddRow("  the first page for one more", $"{(await AskAsync(server)).TotalMilliseconds:0.0} ms", "");
            await AskAllAsync(table, visitors);
        }
        finally
        {
            visitors.ForEach(visitor => visitor.Dispose());
        }
    }

    // From many addresses, because a pair of addresses has only so many ports.
    static async Task<IdleVisitor> VisitAsync(Server server, int visitor)
    {
        var from = new IPAddress([127, 0, 1, (byte)(1 + (visitor % 100))]);
        var made = await IdleVisitor.ConnectAsync(from, new IPEndPoint(IPAddress.Loopback, new Uri(server.Address).Port));
        return await made.AskAsync() == IdleVisitor.Outcome.Answered ? made : throw new InvalidOperationException("A visitor was not answered.");
    }

    static async Task<TimeSpan> AskAsync(Server server)
    {
        var clock = Stopwatch.StartNew();
        (await server.Client.GetAsync("/")).EnsureSuccessStatusCode().Dispose();
        return clock.Elapsed;
    }

    // All at once: whoever is forgotten in such a rush would wait for ever, and is counted as silent.
    static async Task AskAllAsync(Table table, List<IdleVisitor> visitors)
    {
        var longest = visitors[0].Idle;
        var clock = Stopwatch.StartNew();
        var outcomes = await Task.WhenAll(visitors.Select(visitor => visitor.AskAsync()));
        var counts = outcomes.CountBy(outcome => outcome).ToDictionary();
        table.AddRow(
            $"  all ask once more, idle for up to {longest.TotalSeconds:0} s",
            $"{Count(IdleVisitor.Outcome.Answered)} answered within {clock.Elapsed.TotalSeconds:0.0} s, {Count(IdleVisitor.Outcome.Closed)} closed, {Count(IdleVisitor.Outcome.Silent)} without an answer",
            "");

        int Count(IdleVisitor.Outcome outcome) => counts.GetValueOrDefault(outcome);
    }

    static int MostFiles()
    {
        var line = File.ReadLines("/proc/self/limits").Single(line => line.StartsWith("Max open files", StringComparison.Ordinal));
        return int.TryParse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[3], out var most) ? most : int.MaxValue;
    }
}
