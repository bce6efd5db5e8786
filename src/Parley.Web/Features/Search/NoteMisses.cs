using LinqToDB;
using Microsoft.Extensions.Logging;
using Parley.Data;
using Parley.Domain.Figures;
using Parley.Domain.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Search;

/// <summary>Counts what was sought and not found, without who sought it.</summary>
public sealed class NoteMisses(Database database, TimeProvider time, ILogger<NoteMisses> logger) : GatherWrites<string, int>(database, time, logger)
{
    // A robot that seeks nonsense is not remembered with all of it.
    const int MostAtOnce = 100;

    protected override TimeSpan Interval => TimeSpan.FromSeconds(30);

    public void Missed(string typed)
    {
        var words = TypedText.OneLine(typed).ToLowerInvariant();
        if (words.Length is > 1 and <= SearchMiss.LongestWords)
            Gather(words, 1);
    }

    protected override int Join(int earlier, int later) => earlier + later;

    protected override async Task WriteAsync(ParleyDb db, IReadOnlyDictionary<string, int> gathered, CancellationToken cancel)
    {
        var now = Time.GetUtcNow();
        foreach (var (words, count) in gathered.OrderBy(pair => pair.Key, StringComparer.Ordinal).Take(MostAtOnce))
        {
            await db.SearchMisses.InsertOrUpdateAsync(
                () => new SearchMiss { Words = words, Count = count, LastAt = now },
                row => new SearchMiss { Count = row.Count + count, LastAt = now },
                cancel);
        }
    }
}
