using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Accounts;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Topics;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Accounts;

/// <summary>Finds members by how their names begin: first those who talk in the topic, who spoke last before the others; then who writes most.</summary>
public sealed class CompleteNames(ParleyDb db)
{
    const int MostNames = 8;

    public async Task<IReadOnlyList<CompletedName>> FindAsync(Viewer viewer, string beginning, TopicId? topic, CancellationToken cancel)
    {
        var key = MemberName.KeyOf(beginning);
        if (key.Length > MemberName.LongestLength)
            return [];

        var talking = topic is { } id ? await TalkingAsync(viewer, key, id, cancel) : [];
        if (key.Length == 0 || talking.Count == MostNames)
            return talking;

        var others = await Names(Called(viewer, key).OrderByDescending(member => member.ReplyCount).Take(MostNames)).ToListAsync(cancel);
        return [.. talking.Concat(others).DistinctBy(found => found.Name).Take(MostNames)];
    }

    Task<List<CompletedName>> TalkingAsync(Viewer viewer, string key, TopicId topic, CancellationToken cancel)
    {
        var self = viewer.RequireMember();
        var posts =
            from post in db.PostsVisibleTo(viewer)
            where post.TopicId == topic && post.Kind == PostKind.Text && post.AuthorId != self
            group post by post.AuthorId into mine
            select new { Author = mine.Key, Last = mine.Max(post => post.Number) };
        var members =
            from member in Called(viewer, key)
            join post in posts on member.Id equals post.Author
            orderby post.Last descending
            select member;
        return Names(members.Take(MostNames)).ToListAsync(cancel);
    }

    // A range, unlike LIKE, is found on the index on all three databases and knows no wildcards.
    IQueryable<Member> Called(Viewer viewer, string key)
    {
        var (end, ignores) = (key + char.MaxValue, db.IgnoresOf(viewer));
        var members = db.Members.Where(member => member.DeletedAt == null && !ignores.Any(ignore => ignore.IgnoredId == member.Id));
        return key.Length == 0 ? members : members.Where(member => member.NameKey.CompareTo(key) >= 0 && member.NameKey.CompareTo(end) < 0);
    }

    static IQueryable<CompletedName> Names(IQueryable<Member> members) =>
        members.Select(member => new CompletedName { Name = member.Name, Picture = member.Picture });
}

public sealed record CompletedName
{
    const int PictureSize = 24;

    public required string Name { get; init; }

    public required string? Picture { get; init; }

    public string Avatar => MemberPicture.AddressOf(Name, Picture, PictureSize);
}
