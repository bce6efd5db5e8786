using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Notifications;
using Parley.Domain.Topics;
using Parley.Markup;

namespace Parley.Web.Features.Notifications;

/// <summary>Gathers who might be told of a post, and why; whether they are is the domain's to say.</summary>
public sealed class GatherReasons(ParleyDb db, FindCalledGroups groups)
{
    // A text of nothing but quotes shall not call half the forum.
    const int MostQuotes = 20;

    public async Task<Dictionary<MemberId, List<NotificationKind>>> OfNewPostAsync(
        ToldPost post, IReadOnlyList<long> mentioned, CancellationToken cancel)
    {
        var reasons = await OfEditAsync(post, mentioned, cancel);
        if (post.RepliedTo is { } repliedTo)
            Add(reasons, repliedTo.AuthorId, NotificationKind.ReplyToPost);
        if (post.Post.IsFirst)
        {
            Add(reasons, await WatchersOfTopicsAsync(post, cancel), NotificationKind.TopicInWatchedCategory);
            Add(reasons, await WatchersOfTaggedAsync(post, cancel), NotificationKind.TopicInWatchedTag);
        }
        else
        {
            Add(reasons, post.Topic.AuthorId, NotificationKind.ReplyToTopic);
            Add(reasons, await WatchersOfRepliesAsync(post, cancel), NotificationKind.ReplyInWatchedTopic);
        }

        return reasons;
    }

    /// <summary>An edit calls only those whom its words call.</summary>
    public async Task<Dictionary<MemberId, List<NotificationKind>>> OfEditAsync(
        ToldPost post, IReadOnlyList<long> mentioned, CancellationToken cancel)
    {
        var reasons = new Dictionary<MemberId, List<NotificationKind>>();
        Add(reasons, mentioned.Select(MemberId.From), NotificationKind.Mention);
        Add(reasons, await AuthorsQuotedAsync(post, cancel), NotificationKind.Quote);
        foreach (var group in await groups.InAsync(post.Post.Markdown, post.Writer, cancel))
            Add(reasons, group.Members ?? [], NotificationKind.GroupMention);
        return reasons;
    }

    async Task<IReadOnlyList<MemberId>> AuthorsQuotedAsync(ToldPost post, CancellationToken cancel)
    {
        var quoted = PostMarkdown.Parse(post.Post.Markdown).QuotedPosts.Take(MostQuotes).ToHashSet();
        if (quoted.Count == 0)
            return [];

        var topics = quoted.Select(quote => new TopicId(quote.Topic)).Distinct().ToArray();
        var numbers = quoted.Select(quote => quote.Number).Distinct().ToArray();
        var posts = await db.Posts.Where(row => topics.Contains(row.TopicId) && numbers.Contains(row.Number))
            .Select(row => new { row.TopicId, row.Number, row.AuthorId }).ToListAsync(cancel);
        return [.. posts.Where(row => quoted.Contains(new(row.TopicId.Value, row.Number))).Select(row => row.AuthorId).Distinct()];
    }

    // Those of the topic and those of its category and tags, of whom some chose something else for the topic: the domain sorts them out.
    Task<List<MemberId>> WatchersOfRepliesAsync(ToldPost post, CancellationToken cancel)
    {
        var ofTopic = db.TopicWatches.Where(row => row.TopicId == post.Topic.Id && row.Level == WatchLevel.Watching).Select(row => row.MemberId);
        var ofCategory = WatchesOfCategory(post).Where(row => row.Level == WatchLevel.Watching).Select(row => row.MemberId);
        var ofTags = WatchesOfTags(post).Where(row => row.Level == WatchLevel.Watching).Select(row => row.MemberId);
        return ofTopic.Union(ofCategory).Union(ofTags).ToListAsync(cancel);
    }

    // Who watches a category watches those below it.
    Task<List<MemberId>> WatchersOfTopicsAsync(ToldPost post, CancellationToken cancel) => WatchesOfCategory(post)
        .Where(row => row.Level == WatchLevel.Watching || row.Level == WatchLevel.FirstPostOnly)
        .Select(row => row.MemberId).Distinct().ToListAsync(cancel);

    Task<List<MemberId>> WatchersOfTaggedAsync(ToldPost post, CancellationToken cancel) => WatchesOfTags(post)
        .Where(row => row.Level == WatchLevel.Watching || row.Level == WatchLevel.FirstPostOnly)
        .Select(row => row.MemberId).Distinct().ToListAsync(cancel);

    IQueryable<TagWatch> WatchesOfTags(ToldPost post) =>
        from watch in db.TagWatches
        join link in db.TopicTags on watch.TagId equals link.TagId
        where link.TopicId == post.Topic.Id
        select watch;

    IQueryable<CategoryWatch> WatchesOfCategory(ToldPost post) =>
        from watch in db.CategoryWatches
        from category in db.Categories.InnerJoin(row => row.Id == watch.CategoryId || row.ParentId == watch.CategoryId)
        where category.Id == post.Topic.CategoryId
        select watch;

    static void Add(Dictionary<MemberId, List<NotificationKind>> reasons, IEnumerable<MemberId> members, NotificationKind kind)
    {
        foreach (var member in members)
            Add(reasons, member, kind);
    }

    static void Add(Dictionary<MemberId, List<NotificationKind>> reasons, MemberId member, NotificationKind kind)
    {
        if (!reasons.TryGetValue(member, out var kinds))
            reasons[member] = kinds = [];
        kinds.Add(kind);
    }
}
