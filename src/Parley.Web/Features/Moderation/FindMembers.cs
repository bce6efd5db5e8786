using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Groups;
using Parley.Domain.Permissions;

namespace Parley.Web.Features.Moderation;

/// <summary>Which members. <paramref name="Q"/> is a part of the name, or, for administrators, of the e-mail address; <paramref name="Address"/> of the network.</summary>
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
    int? MaxPosts = null,
    int? MinFlags = null,
    string? Address = null);

/// <summary><paramref name="Flags"/> is how often the member's posts were reported.</summary>
public sealed record FoundMember(Member Member, int Flags);

public sealed class FindMembers(ParleyDb db)
{
    static readonly TableOrder<FoundMember> Order = TableOrder.NewestBy((FoundMember row) => row.Member.Id)
        .With("name", row => row.Member.NameKey)
        .With("joined", row => row.Member.CreatedAt)
        .With("seen", row => row.Member.LastSeenAt)
        .With("posts", row => row.Member.TopicCount + row.Member.ReplyCount)
        .With("likes", row => row.Member.LikesReceived)
        .With("flags", row => row.Flags)
        .With("standing", row => row.Member.Standing);

    // Reports are few: they are counted once, and not for each member.
    IQueryable<FlaggedMember> Flagged =>
        from flag in db.Flags
        join post in db.Posts on flag.PostId equals post.Id
        group flag by post.AuthorId into ofMember
        select new FlaggedMember { Id = ofMember.Key, Flags = ofMember.Count() };

    public Task<TablePage<FoundMember>> PageAsync(Viewer viewer, MemberConditions asked, TableQuery query, CancellationToken cancel) =>
        Order.PageAsync(Rows(viewer, asked), query, cancel);

    public Task<List<FoundMember>> AllAsync(Viewer viewer, MemberConditions asked, TableQuery query, CancellationToken cancel) =>
        Order.AllAsync(Rows(viewer, asked), query, cancel);

    public Task<List<Group>> GroupsAsync(CancellationToken cancel) => db.Groups.OrderBy(row => row.Name).ToListAsync(cancel);

    public Task<List<long>> IdsAsync(Viewer viewer, MemberConditions asked, IReadOnlyList<long> among, int most, CancellationToken cancel) =>
        Found(viewer, asked).Among(row => row.Id, among).IdsAsync(row => row.Id, most, cancel);

    IQueryable<FoundMember> Rows(Viewer viewer, MemberConditions asked) =>
        from member in Found(viewer, asked)
        from flagged in Flagged.LeftJoin(row => row.Id == member.Id)
        select new FoundMember(member, flagged == null ? 0 : flagged.Flags);

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
        .If(asked.MaxPosts, most => row => row.TopicCount + row.ReplyCount <= most)
        .If(asked.MinFlags is > 0 ? asked.MinFlags : null, least => row => Flagged.Any(flagged => flagged.Id == row.Id && flagged.Flags >= least))
        .If(Conditions.RangeOf(viewer, asked.Address), range => row => Seen(range.First, range.Last).Contains(row.Id));

    // Who was seen at such an address, or wrote from there, as far back as addresses are kept.
    IQueryable<MemberId> Seen(string first, string last) => db.Sessions
        .Where(session => session.Address!.Between(first, last)).Select(session => session.MemberId)
        .Union(
            from origin in db.PostOrigins
            join post in db.Posts on origin.PostId equals post.Id
            where origin.Address.Between(first, last)
            select post.AuthorId);

    IQueryable<Member> Named(Viewer viewer, string? q) => MemberPermissions.CanSeeAddresses(viewer)
        ? db.Members.Words(q, word => row => row.NameKey.Contains(word) || Sql.Lower(row.DisplayName)!.Contains(word) || row.EmailKey!.Contains(word))
        : db.Members.Words(q, word => row => row.NameKey.Contains(word) || Sql.Lower(row.DisplayName)!.Contains(word));

    sealed record FlaggedMember
    {
        public required MemberId Id { get; init; }

        public required int Flags { get; init; }
    }
}
