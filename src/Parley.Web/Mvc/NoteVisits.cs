using System.Net;
using LinqToDB;
using Microsoft.Extensions.Logging;
using Parley.Data;
using Parley.Domain.Shared;

namespace Parley.Web.Mvc;

/// <summary>Notes when members were last seen, and from where.</summary>
sealed class NoteVisits(Database database, TimeProvider time, ILogger<NoteVisits> logger)
    : GatherWrites<SignIns.Ticket, NoteVisits.Visit>(database, time, logger)
{
    protected override TimeSpan Interval => TimeSpan.FromSeconds(30);

    public void Seen(SignIns.Ticket ticket, IPAddress? address) => Gather(ticket, new(Time.GetUtcNow(), address is null ? null : NetworkAddress.KeyOf(address)));

    protected override Visit Join(Visit earlier, Visit later) => later;

    protected override async Task WriteAsync(ParleyDb db, IReadOnlyDictionary<SignIns.Ticket, Visit> gathered, CancellationToken cancel)
    {
        foreach (var (ticket, visit) in gathered.OrderBy(pair => pair.Key.Session.Value))
            await NoteAsync(db, ticket, visit, cancel);
    }

    static async Task NoteAsync(ParleyDb db, SignIns.Ticket ticket, Visit visit, CancellationToken cancel)
    {
        await db.Sessions.Where(row => row.Id == ticket.Session)
            .Set(row => row.SeenAt, visit.At)
            .Set(row => row.Address, visit.Address)
            .UpdateAsync(cancel);
        await db.Members.Where(row => row.Id == ticket.Member && row.DeletedAt == null).Set(row => row.LastSeenAt, (DateTimeOffset?)visit.At).UpdateAsync(cancel);
    }

    internal sealed record Visit(DateTimeOffset At, string? Address);
}
