using System.Collections.Concurrent;
using System.Data.Common;
using LinqToDB;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parley.Data;
using Parley.Domain.Topics;

namespace Parley.Web.Features.Topics;

/// <summary>Gathers views and writes them together: reading a page costs no write.</summary>
public sealed partial class CountViews(Database database, ILogger<CountViews> logger) : BackgroundService
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    ConcurrentDictionary<TopicId, int> _views = new();

    public void Seen(TopicId topic) => _views.AddOrUpdate(topic, 1, (_, count) => count + 1);

    public async Task FlushAsync(CancellationToken cancel)
    {
        var views = Interlocked.Exchange(ref _views, new());
        if (views.IsEmpty)
            return;

        await using var db = new ParleyDb(database);
        await db.WriteAsync(
            async () =>
            {
                foreach (var (topic, count) in views)
                    await db.Topics.Where(row => row.Id == topic).Set(row => row.ViewCount, row => row.ViewCount + count).UpdateAsync(cancel);
            },
            cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Interval, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await TryFlushAsync();
        }
    }

    // A lost batch of views harms nobody; a stopped counter would.
    async Task TryFlushAsync()
    {
        try
        {
            await FlushAsync(CancellationToken.None);
        }
        catch (DbException away)
        {
            LogLost(away);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The views of the last seconds could not be written")]
    partial void LogLost(Exception away);
}
