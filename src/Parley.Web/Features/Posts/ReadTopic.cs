using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Categories;
using Parley.Domain.Moderation;
using Parley.Domain.Notifications;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Topics;

namespace Parley.Web.Features.Posts;

/// <summary>Reads a topic and a page of its posts: two statements, whatever their number.</summary>
public sealed class ReadTopic(ParleyDb db)
{
    public Task<TopicHead?> HeadAsync(Viewer viewer, TopicId id, CancellationToken cancel) =>
        (from topic in db.TopicsInPlaceFor(viewer)
         join category in db.Categories on topic.CategoryId equals category.Id
         join author in db.Members on topic.AuthorId equals author.Id
         from watch in db.TopicWatchesOf(viewer).LeftJoin(row => row.TopicId == topic.Id)
         from categoryWatch in db.CategoryWatchesOf(viewer).LeftJoin(row => row.CategoryId == category.Id)
         where topic.Id == id
         select new TopicHead
         {
             Topic = topic,
             Category = category,
             AuthorName = author.Name,
             TopicLevel = (WatchLevel?)watch.Level,
             CategoryLevel = (WatchLevel?)categoryWatch.Level,
         }).SingleOrDefaultAsync(cancel);

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

    public Task<PostView?> PostAsync(Viewer viewer, TopicId topic, int number, CancellationToken cancel) =>
        Views(viewer, db.PostsVisibleTo(viewer).Where(post => post.TopicId == topic && post.Number == number)).SingleOrDefaultAsync(cancel);

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

        var entries = await db.ModerationLog.Where(row => row.Act == ModeratorAct.PostHidden && row.PostId != null && hidden.Contains(row.PostId.Value))
            .OrderBy(row => row.Id).Select(row => new { row.PostId, row.Reason }).ToListAsync(cancel);
        return entries.GroupBy(row => row.PostId!.Value).ToDictionary(group => group.Key, group => group.Last().Reason);
    }

    /// <summary>Why a moderator hid the topic; asked only where one did.</summary>
    public async Task<string?> HidingReasonAsync(Topic topic, CancellationToken cancel) => topic.Hidden.HasFlag(HiddenCauses.ByModerator)
        ? await db.ModerationLog.Where(row => row.TopicId == topic.Id && row.Act == ModeratorAct.TopicHidden)
            .OrderByDescending(row => row.Id).Select(row => row.Reason).FirstOrDefaultAsync(cancel)
        : null;

    IQueryable<PostView> Views(Viewer viewer, IQueryable<Post> posts)
    {
        var (ignores, news) = (db.IgnoresOf(viewer), db.UnreadOfShownPosts(viewer));
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
                ReplyCount = replies.Count(reply => reply.TopicId == post.TopicId && reply.ReplyToNumber == post.Number && reply.Kind == PostKind.Text),
                IsNews = news.Any(notification => notification.PostId == post.Id),
            };
    }
}

public sealed record TopicHead
{
    public required Topic Topic { get; init; }

    public required Category Category { get; init; }

    public required string AuthorName { get; init; }

    public WatchLevel? TopicLevel { get; init; }

    public WatchLevel? CategoryLevel { get; init; }

    /// <summary>How much the viewer is told of this topic. Watching a category means its new topics, not every reply in them.</summary>
    public WatchLevel Level => TopicLevel ?? (CategoryLevel == WatchLevel.Muted ? WatchLevel.Muted : WatchLevel.Normal);

    public int PageCount => TopicPages.PageOf(Topic.LastNumber);
}
