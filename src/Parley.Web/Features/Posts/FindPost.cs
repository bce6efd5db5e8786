using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Topics;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Posts;

/// <summary>Finds a post with its topic and author, as far as the viewer may see it.</summary>
public sealed class FindPost(ParleyDb db)
{
    public Task<FoundPost?> VisibleAsync(Viewer viewer, PostId id, CancellationToken cancel) => Among(db.PostsVisibleTo(viewer), id, cancel);

    /// <summary>The viewer's own hidden posts too.</summary>
    public Task<FoundPost?> InPlaceAsync(Viewer viewer, PostId id, CancellationToken cancel) => Among(db.PostsInPlaceFor(viewer), id, cancel);

    /// <summary>
    /// For changing its counters: takes its topic's row first, as a reply does, so that of two changes one waits for the other; and then
    /// the rows of those whom it concerns.
    /// </summary>
    public async Task<FoundPost?> TakeAsync(Viewer viewer, PostId id, CancellationToken cancel)
    {
        var found = await InPlaceAsync(viewer, id, cancel);
        TopicId? taken = null;

        // It may have been moved to another topic meanwhile.
        while (found is not null && found.Topic.Id != taken)
        {
            taken = found.Topic.Id;
            await db.Topics.Where(row => row.Id == taken).TakeAsync(cancel);
            found = await InPlaceAsync(viewer, id, cancel);
        }

        if (found is not null)
            await db.TakeMembersAsync([viewer.RequireMember(), found.Post.AuthorId], cancel);
        return found;
    }

    Task<FoundPost?> Among(IQueryable<Post> posts, PostId id, CancellationToken cancel) => (
        from post in posts
        join topic in db.Topics on post.TopicId equals topic.Id
        join author in db.Members on post.AuthorId equals author.Id
        where post.Id == id
        select new FoundPost { Post = post, Topic = topic, AuthorName = author.Name }).SingleOrDefaultAsync(cancel);
}

public sealed record FoundPost
{
    public required Post Post { get; init; }

    public required Topic Topic { get; init; }

    public required string AuthorName { get; init; }

    public PostAddress Address => new(Topic.Id, Topic.Slug, Post.Number);
}
