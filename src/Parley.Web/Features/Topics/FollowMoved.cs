using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Permissions;
using Parley.Domain.Topics;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Topics;

/// <summary>Leads who comes by an old address of a post or a topic to where it went, as far as they may see that.</summary>
public sealed class FollowMoved(ParleyDb db)
{
    /// <summary>Where the post stands that had this number here once.</summary>
    public Task<PostAddress?> PostAsync(Viewer viewer, TopicId topic, int number, CancellationToken cancel) =>
        Moved(viewer, topic).Where(row => row.OldNumber == number).Select(row => new PostAddress(row.TopicId, row.Slug, row.Number)).SingleOrDefaultAsync(cancel)!;

    /// <summary>
    /// Where the posts of a topic went that was merged: to the first of those that had this number or a higher one. Never without a place in
    /// the page, for a browser would put the one of the old address to it, which is another post's there.
    /// </summary>
    public async Task<string?> TopicAsync(Viewer viewer, TopicId id, int number, CancellationToken cancel)
    {
        if (await LastAsync(id, cancel) is not { } into)
            return null;
        if (await db.TopicsVisibleTo(viewer).Where(row => row.Id == into).Select(row => row.Slug).SingleOrDefaultAsync(cancel) is not { } slug)
            return null;

        var first = await Moved(viewer, id).Where(row => row.TopicId == into && row.OldNumber >= number).OrderBy(row => row.OldNumber)
            .Select(row => (int?)row.Number).FirstOrDefaultAsync(cancel);
        return first is { } there ? Addresses.Post(into, slug, there) : $"{Addresses.Topic(into, slug)}#p1";
    }

    // What took it in may have been merged itself.
    async Task<TopicId?> LastAsync(TopicId id, CancellationToken cancel)
    {
        TopicId? into = null;
        while (await db.Topics.Where(row => row.Id == id).Select(row => row.MergedIntoId).SingleOrDefaultAsync(cancel) is { } next)
            into = id = next;
        return into;
    }

    IQueryable<Place> Moved(Viewer viewer, TopicId topic) =>
        from moved in db.MovedPosts
        join post in db.PostsVisibleTo(viewer) on moved.PostId equals post.Id
        join there in db.Topics on post.TopicId equals there.Id
        where moved.TopicId == topic
        select new Place { OldNumber = moved.Number, TopicId = there.Id, Slug = there.Slug, Number = post.Number };

    sealed record Place
    {
        public required int OldNumber { get; init; }

        public required TopicId TopicId { get; init; }

        public required string Slug { get; init; }

        public required int Number { get; init; }
    }
}
