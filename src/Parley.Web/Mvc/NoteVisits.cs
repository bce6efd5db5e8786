using System.Collections.Concurrent;
using System.Data.Common;
using System.Net;
using LinqToDB;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parley.Data;

namespace Parley.Web.Mvc;

/// <summary>Gathers when members were last seen and writes it together: reading a page costs no write.</summary>
sealed partial class NoteVisits(Database database, TimeProvider time, ILogger<NoteVisits> logger) : BackgroundService
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    ConcurrentDictionary<SignIns.Ticket, Visit> _visits = new();

    public void Seen(SignIns.Ticket ticket, IPAddress? address) => _visits[ticket] = new(time.GetUtcNow(), address?.ToString());

    public async Task FlushAsync(CancellationToken cancel)
    {
        var visits = Interlocked.Exchange(ref _visits, new());
        if (visits.IsEmpty)
            return;

        await using var db = new ParleyDb(database);
        await db.WriteAsync(
            async () =>
            {
                // In one order, so that two nodes never wait for each other.
                foreach (var (ticket, visit) in visits.OrderBy(pair => pair.Key.Session.Value))
                    await NoteAsync(db, ticket, visit, cancel);
            },
            cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Interval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await TryFlushAsync();
        }
    }

    static async Task NoteAsync(ParleyDb db, SignIns.Ticket ticket, Visit visit, CancellationToken cancel)
    {
        await db.Sessions.Where(row => row.Id == ticket.Session)
            .Set(row => row.SeenAt, visit.At)
            .Set(row => row.Address, visit.Address)
            .UpdateAsync(cancel);
        await db.Members.Where(row => row.Id == ticket.Member).Set(row => row.LastSeenAt, (DateTimeOffset?)visit.At).UpdateAsync(cancel);
    }

    // Half a minute of visits that is lost harms nobody; a stopped clock would.
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "When members were last seen could not be written")]
    partial void LogLost(Exception away);

    sealed record Visit(DateTimeOffset At, string? Address);
}
