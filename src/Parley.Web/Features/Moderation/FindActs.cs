using LinqToDB;
using Parley.Data;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Topics;

namespace Parley.Web.Features.Moderation;

/// <summary>Which entries of the log. <paramref name="Q"/> are words of the reason; <paramref name="Member"/> is to whom it was done.</summary>
public sealed record ActConditions(
    string? Q = null, string? Moderator = null, string? Member = null, ModeratorAct? Act = null, DateOnly? From = null, DateOnly? To = null,
    string? Address = null);

public sealed record FoundAct(ModerationEntry Entry, string ModeratorName, string? AuthorName, Topic? Topic, int? Number);

public sealed class FindActs(ParleyDb db)
{
    static readonly TableOrder<FoundAct> Order = TableOrder.NewestBy((FoundAct row) => row.Entry.Id)
        .With("at", row => row.Entry.At)
        .With("moderator", row => row.ModeratorName)
        .With("member", row => row.AuthorName)
        .With("act", row => row.Entry.Act)
        .With("reason", row => row.Entry.Reason)
        .With("address", row => row.Entry.Address);

    public Task<TablePage<FoundAct>> PageAsync(Viewer viewer, ActConditions asked, TableQuery query, CancellationToken cancel) =>
        Order.PageAsync(Rows(viewer, asked), query.For(viewer), cancel);

    public Task<List<FoundAct>> AllAsync(Viewer viewer, ActConditions asked, TableQuery query, CancellationToken cancel) =>
        Order.AllAsync(Rows(viewer, asked), query.For(viewer), cancel);

    IQueryable<FoundAct> Rows(Viewer viewer, ActConditions asked) =>
        from entry in Found(viewer, asked)
        join moderator in db.Members on entry.ModeratorId equals moderator.Id
        from author in db.Members.LeftJoin(row => row.Id == entry.AuthorId)
        from topic in db.Topics.LeftJoin(row => row.Id == entry.TopicId)
        from post in db.Posts.LeftJoin(row => row.Id == entry.PostId)
        select new FoundAct(entry, moderator.Name, author.Name, topic, (int?)post.Number);

    IQueryable<ModerationEntry> Found(Viewer viewer, ActConditions asked) => db.ModerationLog
        .Words(asked.Q, word => row => Sql.Lower(row.Reason)!.Contains(word) || Sql.Lower(row.Was)!.Contains(word) || Sql.Lower(row.Became)!.Contains(word))
        .If(Conditions.NameKey(asked.Moderator), key => row => db.Members.Any(member => member.Id == row.ModeratorId && member.NameKey == key))
        .If(Conditions.NameKey(asked.Member), key => row => db.Members.Any(member => member.Id == row.AuthorId && member.NameKey == key))
        .If(asked.Act, act => row => row.Act == act)
        .If(Conditions.RangeOf(viewer, asked.Address), range => row => row.Address!.Between(range.First, range.Last))
        .If(Day.Start(asked.From), start => row => row.At >= start)
        .If(Day.End(asked.To), end => row => row.At < end);
}
