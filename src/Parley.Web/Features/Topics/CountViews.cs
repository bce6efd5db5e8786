using LinqToDB;
using Microsoft.Extensions.Logging;
using Parley.Data;
using Parley.Domain.Topics;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Topics;

/// <summary>Counts how often topics were looked at.</summary>
public sealed class CountViews(Database database, TimeProvider time, ILogger<CountViews> logger) : GatherWrites<TopicId, int>(database, time, logger)
{
    protected override TimeSpan Interval => TimeSpan.FromSeconds(15);

    public void Seen(TopicId topic) => Gather(topic, 1);

    protected override int Join(int earlier, int later) => earlier + later;

    protected override async Task WriteAsync(ParleyDb db, IReadOnlyDictionary<TopicId, int> gathered, CancellationToken cancel)
    {
        foreach (var (topic, count) in gathered.OrderBy(pair => pair.Key))
            await db.Topics.Where(row => row.Id == topic).Set(row => row.ViewCount, row => row.ViewCount + count).UpdateAsync(cancel);
    }
}
