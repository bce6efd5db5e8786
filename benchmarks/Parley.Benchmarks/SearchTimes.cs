using System.Diagnostics;
using System.Globalization;
using LinqToDB;
using LinqToDB.Async;
using Microsoft.Extensions.DependencyInjection;
using Parley.Data;
using Parley.Domain.Posts;
using Parley.Web;
using Parley.Web.Features.Search;
using Spectre.Console;

namespace Parley.Benchmarks;

/// <summary>
/// What searching costs in a large forum, on each database: whole pages over HTTP, for one guest; how large the index is; what a new reply
/// costs it.
/// </summary>
static class SearchTimes
{
    const int Rounds = 4;
    const int Replies = 1000;

    /// <summary>In forums that are made up first.</summary>
    public static async Task<Table> MeasureAsync(ScratchFolder folder, int topics, int replies)
    {
        string[] like = RealData.File is { } file ? ["--like", file] : [];
        var title = string.Create(CultureInfo.InvariantCulture, $"{topics:N0} topics, {replies:N0} replies");
        return await MeasureAsync(title, await BenchDatabase.AllAsync(folder), async (database, note) =>
        {
            var seeded = await Published.RunAsync(["seed", "--topics", $"{topics}", "--replies", $"{replies}", .. like, .. database.Arguments]);
            note("made up and indexed in", $"{seeded.TotalSeconds:0} s");
            await MeasureAsync(database, note);
        });
    }

    /// <summary>In a forum that is there.</summary>
    public static Task<Table> MeasureAsync(string data) => MeasureAsync(data, [new("SQLite", data, "sqlite")], MeasureAsync);

    static async Task<Table> MeasureAsync(string title, IReadOnlyList<BenchDatabase> databases, Func<BenchDatabase, Action<string, string>, Task> measure)
    {
        var rows = new Dictionary<string, List<string>>();
        foreach (var database in databases)
        {
            await measure(database, (what, measured) =>
            {
                Console.Error.WriteLine($"{database.Name}: {what}: {measured}");
                (rows.TryGetValue(what, out var cells) ? cells : rows[what] = []).Add(measured);
            });
        }

        var table = new Table().AddColumns([title, .. databases.Select(database => database.Name), "Limit"]);
        foreach (var (what, cells) in rows)
            table.AddRow([what, .. cells, LimitOf(what)]);
        return table;
    }

    static async Task MeasureAsync(BenchDatabase database, Action<string, string> note)
    {
        await using var services = Services(database);
        var sought = await WithAsync<ParleyDb, SoughtWords>(services, SoughtWords.ReadAsync);
        note("index, of the text", await WithAsync<ParleyDb, string>(services, SizeAsync));
        using (var server = Server.Start(database.Folder, ("PARLEY_DATABASE", database.Address)))
        {
            await server.FirstPageAsync();
            foreach (var (what, queries) in sought.All())
                note(what, await TimeAsync(server.Client, queries.Select(query => $"/search?q={Uri.EscapeDataString(query)}")));
            note("suggestions", await TimeAsync(server.Client, sought.Beginnings().Select(begun => $"/search/suggestions?q={Uri.EscapeDataString(begun)}")));
        }

        note("a reply into the index", await WithAsync<ServiceProvider, string>(services, AddRepliesAsync));
    }

    static string LimitOf(string what) => what switch
    {
        "made up and indexed in" => "300 s on SQLite",
        "index, of the text" => "0.6",
        "suggestions" => "p95 20 ms",
        "a reply into the index" => "5 ms",
        _ => "p95 50 ms",
    };

    static async Task<string> TimeAsync(HttpClient client, IEnumerable<string> addresses)
    {
        var asked = addresses.ToList();
        var times = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var address in asked)
            {
                var started = Stopwatch.GetTimestamp();
                using var answer = await client.GetAsync(address);
                answer.EnsureSuccessStatusCode();

                // The first round brings the index into memory, as other visitors would have.
                if (round > 0)
                    times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }

        times.Sort();
        return $"{times[times.Count / 2]:0} ms, p95 {times[times.Count * 95 / 100]:0} ms";
    }

    static async Task<string> SizeAsync(ParleyDb db)
    {
        var entries = await db.SearchPostings.SumAsync(row => (long)Sql.Length(row.Entries)!.Value);
        var places = await db.SearchPostings.SumAsync(row => (long)Sql.Length(row.Places)!.Value);
        var text = await db.Posts.SumAsync(row => (long)row.Markdown.Length);
        return $"{(entries + places) / (double)text:0.00} (entries {entries / (double)text:0.00}, places {places / (double)text:0.00})";
    }

    // As their jobs do it, after the replies: the costly one of a hundred, which puts them all away, is among them.
    static async Task<string> AddRepliesAsync(ServiceProvider services)
    {
        var last = await WithAsync<ParleyDb, PostId>(services, db => db.Posts.OrderByDescending(row => row.Id).Select(row => row.Id).FirstAsync());
        var times = new List<double>();
        for (var id = last.Value - Replies; id < last.Value; id++)
        {
            var started = Stopwatch.GetTimestamp();
            await WithAsync<IndexPost, int>(services, async index =>
            {
                await index.IndexAsync(new(id), CancellationToken.None);
                return 0;
            });
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        var average = times.Average();
        times.Sort();
        return $"{average:0.0} ms, longest {times[^1]:0} ms";
    }

    static ServiceProvider Services(BenchDatabase database) => new ServiceCollection()
        .AddLogging()
        .AddParley(new ParleyOptions { Data = database.Folder, Database = database.Address })
        .BuildServiceProvider();

    static async Task<T> WithAsync<TService, T>(ServiceProvider services, Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await work(services is TService all ? all : scope.ServiceProvider.GetRequiredService<TService>());
    }
}
