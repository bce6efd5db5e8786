using System.Collections.Concurrent;
using Xunit;

namespace Parley.HttpServer.Tests.Conformance;

public sealed class ConformanceServers : IAsyncLifetime
{
    readonly ConcurrentDictionary<(ServerKind, string), string> _outcomes = new();

    /// <summary>What came of it, in the words of <see cref="ConformanceCase.Own"/>.</summary>
    public string Outcome(ServerKind kind, string name) => _outcomes[(kind, name)];

    // All beside each other: whether a server closes is only known by waiting.
    public async ValueTask InitializeAsync()
    {
        foreach (var kind in Enum.GetValues<ServerKind>())
        {
            await using var served = await ServedApplication.StartAsync(Echo.AnswerAsync, kind);
            await Parallel.ForEachAsync(ConformanceCases.All, new ParallelOptions { MaxDegreeOfParallelism = 24 }, async (tried, _) =>
                _outcomes[(kind, tried.Name)] = await TryAsync(served, tried));
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    static async Task<string> TryAsync(ServedApplication served, ConformanceCase tried)
    {
        using var client = await served.ConnectAsync();
        await client.SendAsync(tried.Bytes);
        var outcome = new List<string>();
        var isHead = tried.Bytes.StartsWith("HEAD ", StringComparison.Ordinal);
        while (!await client.IsClosedAsync(outcome.Count == 0 ? TimeSpan.FromSeconds(2) : null) && client.Unread.Length > 0)
        {
            var answer = await client.ReadAnswerAsync(toHead: isHead && outcome.Count == 0);
            outcome.Add(Describe(answer!));
        }

        if (await client.IsClosedAsync())
            outcome.Add("close");
        return string.Join(' ', outcome);
    }

    static string Describe(RawAnswer answer) => answer.Body.Length == 0 ? $"{answer.Status}" : $"{answer.Status} ({answer.Body.Trim()})";
}
