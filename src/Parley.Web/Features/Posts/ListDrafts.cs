using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Topics;

namespace Parley.Web.Features.Posts;

/// <summary>Reads what a member typed and did not post, the latest first, and what it said before.</summary>
public sealed class ListDrafts(ParleyDb db)
{
    const int MostRows = 100;

    public async Task<IReadOnlyList<DraftRow>> ListAsync(Viewer viewer, CancellationToken cancel)
    {
        var self = viewer.RequireMember();
        var drafts = await (
            from draft in db.Drafts
            where draft.MemberId == self
            orderby draft.UpdatedAt descending, draft.Place
            select new { Draft = draft, Versions = db.DraftVersions.Count(row => row.MemberId == self && row.Place == draft.Place) }).Take(MostRows).ToListAsync(cancel);
        var titles = await TitlesAsync(viewer, [.. drafts.Select(row => DraftPlace.Of(row.Draft.Place))], cancel);
        return [.. drafts.Select(row => new DraftRow(row.Draft, DraftPlace.Of(row.Draft.Place), titles.GetValueOrDefault(row.Draft.Place), row.Versions))];
    }

    public async Task<IReadOnlyList<DraftVersion>> VersionsAsync(Viewer viewer, string place, CancellationToken cancel)
    {
        var self = viewer.RequireMember();
        return await db.DraftVersions.Where(row => row.MemberId == self && row.Place == place).OrderByDescending(row => row.Id).ToListAsync(cancel);
    }

    // Those of topics that the member still sees; the texts are the member's own whatever became of these.
    async Task<Dictionary<string, string>> TitlesAsync(Viewer viewer, IReadOnlyList<DraftPlace> places, CancellationToken cancel)
    {
        var topics = places.Where(place => place.Topic is not null).Select(place => place.Topic!.Value).Distinct().ToArray();
        var posts = places.Where(place => place.Post is not null).Select(place => place.Post!.Value).Distinct().ToArray();
        var ofTopics = await db.TopicsInPlaceFor(viewer).Where(row => topics.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Title, cancel);
        var ofPosts = await (
            from post in db.PostsInPlaceFor(viewer)
            join topic in db.Topics on post.TopicId equals topic.Id
            where posts.Contains(post.Id)
            select new { post.Id, topic.Title }).ToDictionaryAsync(row => row.Id, row => row.Title, cancel);
        return places.DistinctBy(place => place.Path)
            .Select(place => (place.Path, Title: place.Topic is { } topic ? ofTopics.GetValueOrDefault(topic) : place.Post is { } post ? ofPosts.GetValueOrDefault(post) : null))
            .Where(row => row.Title is not null)
            .ToDictionary(row => row.Path, row => row.Title!);
    }
}

/// <summary><paramref name="Title"/> is that of the topic in which it is written.</summary>
public sealed record DraftRow(Draft Draft, DraftPlace Place, string? Title, int Versions);

public enum DraftKind
{
    NewTopic,
    Reply,
    Addition,
    Edit,

    /// <summary>A reason, or a note.</summary>
    Other,
}

/// <summary>What the path of a draft tells of it.</summary>
public sealed record DraftPlace(string Path, DraftKind Kind, TopicId? Topic = null, PostId? Post = null)
{
    public static DraftPlace Of(string path) => path.Split('/') switch
    {
        ["", "new-topic"] => new(path, DraftKind.NewTopic),
        ["", "t", var id] when long.TryParse(id, out var topic) => new(path, DraftKind.Reply, new TopicId(topic)),
        ["", "t", var id, var page, ..] when long.TryParse(id, out var topic) => new(path, page == "addition" ? DraftKind.Addition : DraftKind.Other, new TopicId(topic)),
        ["", "p", var id, var page] when long.TryParse(id, out var post) => new(path, page == "edit" ? DraftKind.Edit : DraftKind.Other, Post: new PostId(post)),
        _ => new(path, DraftKind.Other),
    };
}
