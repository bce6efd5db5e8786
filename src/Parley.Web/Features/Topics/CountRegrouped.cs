using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Categories;
using Parley.Domain.Moderation;
using Parley.Domain.Posts;
using Parley.Domain.Topics;

namespace Parley.Web.Features.Topics;

/// <summary>Keeps the counters, and who wrote last and when, once posts were put from one topic into another; see <see cref="Counters"/>.</summary>
public sealed class CountRegrouped(ParleyDb db)
{
    /// <summary>The topics as they were before.</summary>
    public async Task CountAsync(Topic from, Topic to, IReadOnlyList<MovedNumber> moved, CancellationToken cancel)
    {
        await db.CountPostsAsync(from.Id, cancel);
        await db.CountPostsAsync(to.Id, cancel);
        await LeaveAsync(from, moved, cancel);
        await BringUpAsync(to, cancel);
        await CountMembersAsync(moved, cancel);
        foreach (var category in new[] { from.CategoryId, to.CategoryId }.Distinct().OrderBy(id => id.Value))
            await CountCategoryAsync(category, [.. new[] { from, to }.Where(topic => topic.CategoryId == category && topic.IsShown)], cancel);
    }

    // The topic falls back to where it was, unless it came up for something else since. One that is empty is no longer shown.
    async Task LeaveAsync(Topic from, IReadOnlyList<MovedNumber> moved, CancellationToken cancel)
    {
        if (await db.LatestShownAsync(from.Id, cancel) is not { } latest)
            return;

        var row = db.Topics.Where(row => row.Id == from.Id);
        await row.Set(topic => topic.LastPosterId, latest.AuthorId).UpdateAsync(cancel);
        if (moved.Any(post => IsShown(post.Post) && post.Post.CreatedAt >= from.BumpedAt))
            await row.Set(topic => topic.BumpedAt, latest.CreatedAt).UpdateAsync(cancel);
    }

    // What is new in it is looked for by this time.
    async Task BringUpAsync(Topic to, CancellationToken cancel)
    {
        if (await db.LatestShownAsync(to.Id, cancel) is not { } latest)
            return;

        await db.Topics.Where(row => row.Id == to.Id)
            .Set(row => row.LastPosterId, latest.AuthorId)
            .Set(row => row.BumpedAt, latest.CreatedAt > to.BumpedAt ? latest.CreatedAt : to.BumpedAt)
            .UpdateAsync(cancel);
    }

    async Task CountCategoryAsync(CategoryId category, IReadOnlyList<Topic> before, CancellationToken cancel)
    {
        var ids = before.Select(topic => topic.Id).ToArray();
        var now = await db.Topics.Where(row => ids.Contains(row.Id)).SumAsync(row => (int?)row.ReplyCount, cancel) ?? 0;
        if (now - before.Sum(topic => topic.ReplyCount) is var more and not 0)
            await db.Categories.Where(row => row.Id == category).Set(row => row.ReplyCount, row => row.ReplyCount + more).UpdateAsync(cancel);
    }

    // A reply that begins a topic is none any more, and a first post that came behind others is one.
    async Task CountMembersAsync(IReadOnlyList<MovedNumber> moved, CancellationToken cancel)
    {
        foreach (var (post, number) in moved.Where(row => IsShown(row.Post) && row.Post.IsFirst != (row.Number == 1)))
        {
            var more = number > 1 ? 1 : -1;
            await db.Members.Where(row => row.Id == post.AuthorId).Set(row => row.ReplyCount, row => row.ReplyCount + more).UpdateAsync(cancel);
        }
    }

    static bool IsShown(Post post) => post.Kind == PostKind.Text && post.Hidden == HiddenCauses.None;
}
