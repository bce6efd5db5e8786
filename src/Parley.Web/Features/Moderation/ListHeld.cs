using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Accounts;
using Parley.Domain.Categories;
using Parley.Domain.Holding;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Topics;

namespace Parley.Web.Features.Moderation;

/// <summary>What waits to be let in, the longest waiting first.</summary>
public sealed class ListHeld(ParleyDb db)
{
    // Whoever decides makes room for the next.
    const int MostRows = 100;

    public async Task<IReadOnlyList<WaitingPost>> ListAsync(Viewer viewer, CancellationToken cancel) => await (
        from held in db.HeldPosts.Where(row => row.Outcome == HoldOutcome.Waiting)
        join post in db.PostsVisibleTo(viewer) on held.PostId equals post.Id
        join topic in db.Topics on post.TopicId equals topic.Id
        join category in db.Categories on topic.CategoryId equals category.Id
        join author in db.Members on post.AuthorId equals author.Id
        orderby held.PostId
        select new WaitingPost { Held = held, Post = post, Topic = topic, Category = category, Author = author }).Take(MostRows).ToListAsync(cancel);

    public Task<int> CountAsync(CancellationToken cancel) => db.HeldPosts.CountAsync(row => row.Outcome == HoldOutcome.Waiting, cancel);
}

public sealed record WaitingPost
{
    public required HeldPost Held { get; init; }

    public required Post Post { get; init; }

    public required Topic Topic { get; init; }

    public required Category Category { get; init; }

    public required Member Author { get; init; }
}
