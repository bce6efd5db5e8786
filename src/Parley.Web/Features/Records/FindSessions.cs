using LinqToDB;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Permissions;
using Parley.Web.Features.Moderation;

namespace Parley.Web.Features.Records;

/// <summary>Which sessions. <paramref name="Q"/> are words of what the browser says that it is, <paramref name="Address"/> is one of the network or a range.</summary>
public sealed record SessionConditions(
    string? Q = null,
    string? Member = null,
    DateOnly? From = null,
    DateOnly? To = null,
    DateOnly? SeenFrom = null,
    DateOnly? SeenTo = null,
    string? Address = null);

public sealed record FoundSession(Session Session, string MemberName);

public sealed class FindSessions(ParleyDb db)
{
    static readonly TableOrder<FoundSession> Order = TableOrder.NewestBy((FoundSession row) => row.Session.Id)
        .With("member", row => row.MemberName)
        .With("device", row => row.Session.Agent)
        .With("created", row => row.Session.CreatedAt)
        .With("seen", row => row.Session.SeenAt)
        .With("address", row => row.Session.Address);

    public Task<TablePage<FoundSession>> PageAsync(Viewer viewer, SessionConditions asked, TableQuery query, CancellationToken cancel) =>
        Order.PageAsync(Rows(viewer, asked), query.For(viewer), cancel);

    public Task<List<FoundSession>> AllAsync(Viewer viewer, SessionConditions asked, TableQuery query, CancellationToken cancel) =>
        Order.AllAsync(Rows(viewer, asked), query.For(viewer), cancel);

    IQueryable<FoundSession> Rows(Viewer viewer, SessionConditions asked) =>
        from session in Found(viewer, asked)
        join member in db.Members on session.MemberId equals member.Id
        select new FoundSession(session, member.Name);

    IQueryable<Session> Found(Viewer viewer, SessionConditions asked) => db.Sessions
        .Words(asked.Q, word => row => Sql.Lower(row.Agent)!.Contains(word))
        .If(Conditions.NameKey(asked.Member), key => row => db.Members.Any(member => member.Id == row.MemberId && member.NameKey == key))
        .If(Conditions.RangeOf(viewer, asked.Address), range => row => row.Address!.Between(range.First, range.Last))
        .If(Day.Start(asked.From), start => row => row.CreatedAt >= start)
        .If(Day.End(asked.To), end => row => row.CreatedAt < end)
        .If(Day.Start(asked.SeenFrom), start => row => row.SeenAt >= start)
        .If(Day.End(asked.SeenTo), end => row => row.SeenAt < end);
}
