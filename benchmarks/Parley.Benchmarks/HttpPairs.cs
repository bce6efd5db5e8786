using System.Globalization;
using Spectre.Console;

namespace Parley.Benchmarks;

/// <summary>Parley's own Web server and Kestrel with the same applications, in turns: what else the machine does meets both.</summary>
static class HttpPairs
{
    const int Rounds = 3;
    const int Seconds = 3;
    static readonly int[] Connections = [32, 256];

    public static async Task<Table> MeasureAsync(ScratchFolder folder)
    {
        var table = new Table().AddColumns("What", "Connections", "Own, requests/s", "Kestrel", "Ratio (each pair)", "Own p50, p99", "Kestrel p50, p99");
        if (Wrk.IsMissing)
            return table.AddRow("wrk is not installed");

        await Published.RunAsync(RealData.File is { } file ? ["import", "topics", file, "--data", folder.Forum] : ["seed", "--data", folder.Forum]);
        await AddAsync(table, folder, kind => Server.StartBare(kind), _ => Task.FromResult(new Case[]
        {
            new("30 kB from memory", BareApplication.Page), new("Small answer", BareApplication.Small), new("Small answers, 16 at once", BareApplication.Small, 16),
        }));
        await AddAsync(table, folder, kind => Server.StartOn(kind, folder.Forum, ("Logging__LogLevel__Default", "Warning")), ForumCasesAsync);
        return table;
    }

    static async Task<Case[]> ForumCasesAsync(Server server) =>
    [
        new("The forum's topic page", await Pages.FirstTopicAsync(server.Client)),
        new("The forum's /healthz, 16 at once", "/healthz", 16),
    ];

    static async Task AddAsync(Table table, ScratchFolder folder, Func<string, Server> start, Func<Server, Task<Case[]>> findCases)
    {
        using var own = start(ServerKinds.Own);
        using var kestrel = start(ServerKinds.Kestrel);
        await own.FirstPageAsync();
        await kestrel.FirstPageAsync();
        foreach (var @case in await findCases(own))
        {
            foreach (var connections in Connections)
                Add(table, @case, connections, await MeasureAsync(folder.Other("wrk.lua"), @case, connections, own, kestrel));
        }
    }

    static async Task<List<Pair>> MeasureAsync(string script, Case @case, int connections, Server own, Server kestrel)
    {
        var pairs = new List<Pair>();
        for (var round = 0; round <= Rounds; round++)
        {
            var ownFirst = round % 2 == 0;
            var first = await LoadAsync(ownFirst ? own : kestrel);
            var second = await LoadAsync(ownFirst ? kestrel : own);

            // The first round is for the compiler.
            if (round > 0)
                pairs.Add(ownFirst ? new(first, second) : new(second, first));
        }

        return pairs;

        Task<Load> LoadAsync(Server server) => Wrk.RunAsync(script, server.Address + @case.Path, connections, @case.Depth, Seconds);
    }

    static void Add(Table table, Case @case, int connections, List<Pair> pairs)
    {
        // Each as it comes: the whole takes minutes.
        Console.Error.WriteLine($"{@case.Name}, {connections}: {string.Join("; ", pairs)}");
        var ratios = pairs.Select(pair => (pair.Own.Rate / pair.Kestrel.Rate).ToString("0.00", CultureInfo.InvariantCulture));
        table.AddRow(
            @case.Name,
            $"{connections}",
            $"{Median(pairs, pair => pair.Own.Rate):0}",
            $"{Median(pairs, pair => pair.Kestrel.Rate):0}",
            $"{Median(pairs, pair => pair.Own.Rate / pair.Kestrel.Rate):0.00} ({string.Join(' ', ratios)})",
            Latency(pairs, pair => pair.Own),
            Latency(pairs, pair => pair.Kestrel));
    }

    static string Latency(List<Pair> pairs, Func<Pair, Load> of) =>
        $"{Median(pairs, pair => of(pair).Median):0.00}, {Median(pairs, pair => of(pair).P99):0.00} ms";

    static double Median(List<Pair> pairs, Func<Pair, double> figure) =>
        pairs.Select(figure).Order().ElementAt(pairs.Count / 2);

    readonly record struct Pair(Load Own, Load Kestrel);

    // The depth is how many requests are sent at once.
    sealed record Case(string Name, string Path, int Depth = 1);
}
