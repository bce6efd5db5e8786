using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Groups;
using Parley.Domain.Permissions;

namespace Parley.Web.Features.Moderation;

/// <summary>Which members. <paramref name="Q"/> is a part of the name, or, for administrators, of the e-mail address.</summary>
public sealed record MemberConditions(
    string? Q = null,
    Role? Role = null,
    Standing? Standing = null,
    long? Group = null,
    DateOnly? JoinedFrom = null,
    DateOnly? JoinedTo = null,
    DateOnly? SeenFrom = null,
    DateOnly? SeenTo = null,
    int? MinPosts = null,
    int? MaxPosts = null);

public sealed class FindMembers(ParleyDb db)
{
    static readonly TableOrder<Member> Order = TableOrder.NewestBy((Member row) => row.Id)
        .With("name", row => row.NameKey)
        .With("joined", row => row.CreatedAt)
        .With("seen", row => row.LastSeenAt)
        .With("posts", row => row.TopicCount + row.ReplyCount)
        .With("likes", row => row.LikesReceived)
        .With("standing", row => row.Standing);

    public Task<TablePage<Member>> PageAsync(Viewer viewer, MemberConditions asked, TableQuery query, CancellationToken cancel) =>
        Order.PageAsync(Found(viewer, asked), query, cancel);

    public Task<List<Member>> AllAsync(Viewer viewer, MemberConditions asked, TableQuery query, CancellationToken cancel) =>
        Order.AllAsync(Found(viewer, asked), query, cancel);

    public Task<List<Group>> GroupsAsync(CancellationToken cancel) => db.Groups.OrderBy(row => row.Name).ToListAsync(cancel);

    IQueryable<Member> Found(Viewer viewer, MemberConditions asked) => Named(viewer, asked.Q)
        .Where(row => row.DeletedAt == null)
        .If(asked.Role, role => row => row.Role == role)
        .If(asked.Standing, standing => row => row.Standing == standing)
        .If(Conditions.IdOf<GroupId>(asked.Group), group => row => db.GroupMembers.Any(member => member.GroupId == group && member.MemberId == row.Id))
        .If(Day.Start(asked.JoinedFrom), start => row => row.CreatedAt >= start)
        .If(Day.End(asked.JoinedTo), end => row => row.CreatedAt < end)
        .If(Day.Start(asked.SeenFrom), start => row => row.LastSeenAt >= start)
        .If(Day.End(asked.SeenTo), end => row => row.LastSeenAt < end)
        .If(asked.MinPosts, least => row => row.TopicCount + row.ReplyCount >= least)
        .If(asked.MaxPosts, most => row => row.TopicCount + row.ReplyCount <= most);

    IQueryable<Member> Named(Viewer viewer, string? q) => MemberPermissions.CanSeeAddresses(viewer)
        ? db.Members.Words(q, word => row => row.NameKey.Contains(word) || Sql.Lower(row.DisplayName)!.Contains(word) || row.EmailKey!.Contains(word))
        : db.Members.Words(q, word => row => row.NameKey.Contains(word) || Sql.Lower(row.DisplayName)!.Contains(word));
}
