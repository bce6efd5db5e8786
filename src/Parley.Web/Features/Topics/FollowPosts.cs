using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Notifications;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Topics;

namespace Parley.Web.Features.Topics;

/// <summary>What members were told of posts, write below them and want to hear of them goes along when they are moved.</summary>
public sealed class FollowPosts(ParleyDb db)
{
    // Keeps a statement short where a long topic is merged.
    const int PostsAtOnce = 500;

    /// <summary>
    /// Before anything is written, in the transaction that took the topics' rows: takes those of all members whom it concerns.
    /// </summary>
    public async Task TakeMembersAsync(Viewer viewer, RegroupedTopics topics, IReadOnlyList<Post> posts, CancellationToken cancel)
    {
        var authors = posts.Select(post => post.AuthorId).ToHashSet();
        var watchers = await NewWatchersAsync(topics, authors, cancel);
        await db.TakeMembersAsync([viewer.RequireMember(), topics.From.AuthorId, .. authors, .. watchers], cancel);
    }

    public async Task FollowAsync(RegroupedTopics topics, IReadOnlyList<MovedNumber> moved, CancellationToken cancel)
    {
        var (from, to, isMerge) = topics;
        foreach (var some in moved.Select(row => row.Post.Id).Chunk(PostsAtOnce))
            await MoveNotificationsAsync(some, to.Id, cancel);
        await WatchAsync(topics, [.. moved.Select(row => row.Post.AuthorId)], cancel);
        await MoveDraftsAsync(topics, moved.ToDictionary(row => row.Post.Number, row => row.Number), cancel);
        if (isMerge)
            await db.TopicWatches.Where(row => row.TopicId == from.Id).DeleteAsync(cancel);
    }

    // Looked for first, so that no row is locked but these: who delivers another one waits for the topic's row, and this would for theirs.
    async Task MoveNotificationsAsync(PostId[] posts, TopicId to, CancellationToken cancel)
    {
        var ids = await db.Notifications.Where(row => posts.Contains(row.PostId)).Select(row => row.Id).ToListAsync(cancel);
        foreach (var some in ids.Order().Chunk(PostsAtOnce))
            await db.Notifications.Where(row => some.Contains(row.Id)).Set(row => row.TopicId, to).UpdateAsync(cancel);
    }

    // All of a topic that is merged; of others those who wrote what is moved. Who chose something for the other topic chose that.
    async Task WatchAsync(RegroupedTopics topics, HashSet<MemberId> authors, CancellationToken cancel)
    {
        foreach (var member in await NewWatchersAsync(topics, authors, cancel))
        {
            await db.TopicWatches.InsertOrUpdateAsync(
                () => new TopicWatch { MemberId = member, TopicId = topics.To.Id, Level = WatchLevel.Watching },
                watch => new TopicWatch { Level = watch.Level },
                cancel);
        }
    }

    async Task<List<MemberId>> NewWatchersAsync(RegroupedTopics topics, HashSet<MemberId> authors, CancellationToken cancel)
    {
        var (from, to, isMerge) = topics;
        var watchers = await db.TopicWatches
            .Where(row => row.TopicId == from.Id && row.Level == WatchLevel.Watching
                && !db.TopicWatches.Any(there => there.TopicId == to.Id && there.MemberId == row.MemberId))
            .Select(row => row.MemberId).ToListAsync(cancel);
        return [.. watchers.Where(member => isMerge || authors.Contains(member)).OrderBy(member => member.Value)];
    }

    // Of a merged topic all; of others those that answer what was moved.
    async Task MoveDraftsAsync(RegroupedTopics topics, Dictionary<int, int> numbers, CancellationToken cancel)
    {
        var (place, there) = (PlaceOf(topics.From.Id), PlaceOf(topics.To.Id));
        var drafts = await db.Drafts.Where(row => row.Place == place).ToListAsync(cancel);
        foreach (var draft in drafts.Where(draft => topics.IsMerge || (draft.ReplyToNumber is { } answered && numbers.ContainsKey(answered))))
        {
            var number = draft.ReplyToNumber is { } answered && numbers.TryGetValue(answered, out var moved) && moved > 1 ? moved : (int?)null;
            var standing = await db.Drafts.SingleOrDefaultAsync(row => row.MemberId == draft.MemberId && row.Place == there, cancel);
            await MoveDraftAsync(draft, standing, there, number, cancel);
        }
    }

    // Where the member writes there too, one stands below the other, as far as there is room.
    async Task MoveDraftAsync(Draft draft, Draft? standing, string there, int? answered, CancellationToken cancel)
    {
        var row = db.Drafts.Where(row => row.MemberId == draft.MemberId && row.Place == draft.Place);
        await db.DraftVersions.Where(version => version.MemberId == draft.MemberId && version.Place == draft.Place)
            .Set(version => version.Place, there).UpdateAsync(cancel);
        if (standing is null)
        {
            await row.Set(found => found.Place, there).Set(found => found.ReplyToNumber, answered).UpdateAsync(cancel);
            return;
        }

        var joined = $"{standing.Markdown}\n\n{draft.Markdown}".Trim();
        if (joined.Length > PostText.LongestLength)
            return;

        await db.Drafts.Where(found => found.MemberId == draft.MemberId && found.Place == there).Set(found => found.Markdown, joined).UpdateAsync(cancel);
        await row.DeleteAsync(cancel);
    }

    // Where a reply to a topic is written, as drafts know it.
    static string PlaceOf(TopicId topic) => $"/t/{topic}";
}
