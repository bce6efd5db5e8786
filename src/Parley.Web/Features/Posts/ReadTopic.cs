using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Categories;
using Parley.Domain.Moderation;
using Parley.Domain.Notifications;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Reading;
using Parley.Domain.Topics;
using Parley.Web.Features.Polls;
using Parley.Web.Features.Topics;

namespace Parley.Web.Features.Posts;

/// <summary>Reads a topic and a page of its posts: two statements, whatever their number, and two more where there is a poll.</summary>
public sealed class ReadTopic(ParleyDb db, ReadPoll polls, NoteReading reading, FindNews news)
{
    public async Task<TopicHead?> HeadAsync(Viewer viewer, TopicId id, CancellationToken cancel)
    {
        var (notWritten, newPosts) = (reading.NotWrittenOf(viewer).Where(shown => shown.TopicId == id).ToList(), news.PostsFor(viewer));
        var ofTags = db.TopicTagWatchesOf(viewer).Where(watch => watch.TopicId == id);
        var head = await (
         from topic in db.TopicsInPlaceFor(viewer)
         join category in db.Categories on topic.CategoryId equals category.Id
         join author in db.Members on topic.AuthorId equals author.Id
         from watch in db.TopicWatchesOf(viewer).LeftJoin(row => row.TopicId == topic.Id)
         from categoryWatch in db.CategoryWatchesOf(viewer).LeftJoin(row => row.CategoryId == category.Id)
         from mark in db.TopicMarksOf(viewer).LeftJoin(row => row.TopicId == topic.Id)
         from categoryMark in db.CategoryMarksOf(viewer).LeftJoin(row => row.CategoryId == category.Id)
         from parentWatch in db.CategoryWatchesOf(viewer).LeftJoin(row => row.CategoryId == category.ParentId)
         where topic.Id == id
         select new TopicHead
         {
             Viewer = viewer,
             Topic = topic,
             Category = category,
             AuthorName = author.Name,
             TopicLevel = (WatchLevel?)watch.Level,
             CategoryLevel = (WatchLevel?)categoryWatch.Level ?? (WatchLevel?)parentWatch.Level,
             WatchesTag = ofTags.Any(watch => watch.Level == WatchLevel.Watching),
             MutesTag = ofTags.Any(watch => watch.Level == WatchLevel.Muted),
             MayReplyHere = db.CategoriesRepliedBy(viewer).Any(row => row.Id == category.Id),
             FirstNew = newPosts.Where(post => post.TopicId == topic.Id).Min(post => (int?)post.Number),
             MarkNumber = (int?)mark.Number,
             MarkSetAt = (DateTimeOffset?)mark.SetAt,
             CategoryUntil = (DateTimeOffset?)categoryMark.ReadUntil,
             HasMoved = db.MovedPosts.Any(row => row.TopicId == topic.Id),
         }).SingleOrDefaultAsync(cancel);
        return head is null ? null : head with { NotWritten = notWritten };
    }

    /// <summary>The posts of a page; a guest's begin with the topic's first post, which search engines are told on every page.</summary>
    public Task<List<PostView>> PostsAsync(Viewer viewer, Topic topic, int page, CancellationToken cancel)
    {
        var (first, last) = (TopicPages.FirstNumber(page), TopicPages.LastNumber(page));
        var posts = db.PostsInPlaceFor(viewer).Where(post => post.TopicId == topic.Id);
        return Views(viewer, viewer.IsGuest
                ? posts.Where(post => (post.Number >= first && post.Number <= last) || post.Number == 1)
                : posts.Where(post => post.Number >= first && post.Number <= last))
            .OrderBy(view => view.Post.Number)
            .ToListAsync(cancel);
    }

    /// <summary>Below the first post, and so on the first page.</summary>
    public async Task<PollView?> PollAsync(Viewer viewer, Topic topic, int page, CancellationToken cancel) =>
        page == 1 ? await polls.OfAsync(viewer, topic, cancel) : null;

    public Task<PostView?> PostAsync(Viewer viewer, TopicId topic, int number, CancellationToken cancel) =>
        Views(viewer, db.PostsVisibleTo(viewer).Where(post => post.TopicId == topic && post.Number == number)).SingleOrDefaultAsync(cancel);

    /// <summary>What stood on this page and was moved; asked only where there is such a thing.</summary>
    public async Task<List<MovedPostView>> MovedAsync(Viewer viewer, TopicHead head, int page, CancellationToken cancel)
    {
        if (!head.HasMoved)
            return [];

        var (id, first, last) = (head.Topic.Id, TopicPages.FirstNumber(page), TopicPages.LastNumber(page));
        var (posts, topics) = (db.PostsVisibleTo(viewer), db.TopicsVisibleTo(viewer));
        return await (
            from moved in db.MovedPostsFor(viewer)
            from post in posts.LeftJoin(row => row.Id == moved.PostId)
            from topic in topics.LeftJoin(row => row.Id == post.TopicId)
            where moved.TopicId == id && moved.Number >= first && moved.Number <= last
            orderby moved.Number
            select new MovedPostView { OldNumber = moved.Number, MovedAt = moved.MovedAt, Topic = topic, Number = (int?)post.Number }).ToListAsync(cancel);
    }

    /// <summary>The keys of the names of those whom the viewer ignores: their quotes are folded.</summary>
    public async Task<IReadOnlySet<string>> IgnoredNamesAsync(Viewer viewer, CancellationToken cancel)
    {
        var names = from ignore in db.IgnoresOf(viewer) join member in db.Members on ignore.IgnoredId equals member.Id select member.NameKey;
        return (await names.ToListAsync(cancel)).ToHashSet();
    }

    /// <summary>Why moderators hid posts, in their words; asked only where there are such posts.</summary>
    public async Task<Dictionary<PostId, string>> HidingReasonsAsync(IEnumerable<PostView> posts, CancellationToken cancel)
    {
        var hidden = posts.Where(view => view.Post.Hidden.HasFlag(HiddenCauses.ByModerator)).Select(view => view.Post.Id).ToArray();
        if (hidden.Length == 0)
            return [];

        var entries = await db.ModerationLog.Where(row => (row.Act == ModeratorAct.PostHidden || row.Act == ModeratorAct.PostRejected) && row.PostId != null && hidden.Contains(row.PostId.Value))
            .OrderBy(row => row.Id).Select(row => new { row.PostId, row.Reason }).ToListAsync(cancel);
        return entries.GroupBy(row => row.PostId!.Value).ToDictionary(group => group.Key, group => group.Last().Reason);
    }

    /// <summary>Why a moderator hid the topic; asked only where one did.</summary>
    public async Task<string?> HidingReasonAsync(Topic topic, CancellationToken cancel) => topic.Hidden.HasFlag(HiddenCauses.ByModerator)
        ? await db.ModerationLog.Where(row => row.TopicId == topic.Id && (row.Act == ModeratorAct.TopicHidden || row.Act == ModeratorAct.TopicRejected))
            .OrderByDescending(row => row.Id).Select(row => row.Reason).FirstOrDefaultAsync(cancel)
        : null;

    IQueryable<PostView> Views(Viewer viewer, IQueryable<Post> posts)
    {
        var (ignores, news, ranges) = (db.IgnoresOf(viewer), db.UnreadOfShownPosts(viewer), db.ReadRangesOf(viewer));
        var (likes, bookmarks, replies) = (db.LikesBy(viewer), db.BookmarksOf(viewer), db.PostsVisibleTo(viewer));
        return
            from post in posts
            join author in db.Members on post.AuthorId equals author.Id
            from repliedTo in db.Posts.LeftJoin(other =>
                other.TopicId == post.TopicId && other.Number == post.ReplyToNumber && other.Hidden == HiddenCauses.None)
            from repliedToAuthor in db.Members.LeftJoin(member => member.Id == repliedTo.AuthorId)
            select new PostView
            {
                Post = post,
                AuthorName = author.Name,
                AuthorDisplayName = author.DisplayName,
                AuthorPicture = author.Picture,
                AuthorRole = author.Role,
                ReplyToName = repliedToAuthor.Name,
                IsIgnored = ignores.Any(ignore => ignore.IgnoredId == post.AuthorId),
                IsLiked = likes.Any(like => like.PostId == post.Id),
                IsBookmarked = bookmarks.Any(mark => mark.PostId == post.Id),
                WasRead = ranges.Any(range => range.TopicId == post.TopicId && range.FirstNumber <= post.Number && range.LastNumber >= post.Number),
                WasMoved = db.MovedPosts.Any(row => row.PostId == post.Id),
                ReplyCount = replies.Count(reply => reply.TopicId == post.TopicId && reply.ReplyToNumber == post.Number && reply.Kind == PostKind.Text),
                IsNews = news.Any(notification => notification.PostId == post.Id),
            };
    }
}

public sealed record TopicHead
{
    public required Viewer Viewer { get; init; }

    public required Topic Topic { get; init; }

    public required Category Category { get; init; }

    public required string AuthorName { get; init; }

    public WatchLevel? TopicLevel { get; init; }

    public WatchLevel? CategoryLevel { get; init; }

    /// <summary>What the viewer read of it, before this page.</summary>
    public ReadState State => new ReadState(MarkNumber ?? 0, MarkSetAt ?? TopicMark.NeverSet, CategoryUntil, Viewer.ReadUntil).With(NotWritten);

    public int? MarkNumber { get; init; }

    public DateTimeOffset? MarkSetAt { get; init; }

    public DateTimeOffset? CategoryUntil { get; init; }

    public IReadOnlyList<ShownPosts> NotWritten { get; init; } = [];

    /// <summary>The number of the first post that is new to the viewer.</summary>
    public required int? FirstNew { get; init; }

    public bool WatchesTag { get; init; }

    public bool MutesTag { get; init; }

    /// <summary>How much the viewer is told of this topic. Of its category the new topics alone, that says nothing of the replies.</summary>
    public WatchLevel Level => WatchLevels.Of(TopicLevel, CategoryLevel, TagLevels) is var level and not WatchLevel.FirstPostOnly ? level : WatchLevel.Normal;

    // Of its tags the new topics alone says nothing of the replies either, but that the topic is wanted.
    IEnumerable<WatchLevel> TagLevels => (WatchesTag, MutesTag) switch
    {
        (true, _) => [WatchLevel.Watching],
        (_, true) => [WatchLevel.Muted],
        _ => [],
    };

    /// <summary>The same as the lists count.</summary>
    public bool IsNew(PostView view) =>
        !Viewer.IsGuest
        && view is { IsIgnored: false, Post: { Kind: PostKind.Text, Hidden: HiddenCauses.None } post }
        && post.AuthorId != Viewer.MemberId
        && !view.WasRead
        && !State.IsRead(post.Number, post.CreatedAt);

    /// <summary>Posts of it were moved to other topics.</summary>
    public bool HasMoved { get; init; }

    /// <summary>The category is open for the viewer's replies; the topic may be closed all the same.</summary>
    public required bool MayReplyHere { get; init; }

    public bool CanReply(Viewer viewer) => TopicPermissions.CanReply(viewer, Topic, MayReplyHere);

    public int PageCount => TopicPages.PageOf(Topic.LastNumber);
}
