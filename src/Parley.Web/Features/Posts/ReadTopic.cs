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
        (from topic in db.TopicsVisibleTo(viewer)
         join category in db.Categories on topic.CategoryId equals category.Id
         join author in db.Members on topic.AuthorId equals author.Id
         from watch in db.TopicWatchesOf(viewer).LeftJoin(row => row.TopicId == topic.Id)
         from categoryWatch in db.CategoryWatchesOf(viewer).LeftJoin(row => row.CategoryId == category.Id)
         from parentWatch in db.CategoryWatchesOf(viewer).LeftJoin(row => row.CategoryId == category.ParentId)
         where topic.Id == id
         select new TopicHead
         {
             Topic = topic,
             Category = category,
             AuthorName = author.Name,
             TopicLevel = (WatchLevel?)watch.Level,
             CategoryLevel = (WatchLevel?)categoryWatch.Level ?? (WatchLevel?)parentWatch.Level,
             MayReplyHere = db.CategoriesRepliedBy(viewer).Any(row => row.Id == category.Id),
         }).SingleOrDefaultAsync(cancel);

    public Task<List<PostView>> PostsAsync(Viewer viewer, Topic topic, int page, CancellationToken cancel)
    {
        var (first, last) = (TopicPages.FirstNumber(page), TopicPages.LastNumber(page));
        return Views(viewer, db.PostsVisibleTo(viewer).Where(post => post.TopicId == topic.Id && post.Number >= first && post.Number <= last))
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

    IQueryable<PostView> Views(Viewer viewer, IQueryable<Post> posts)
    {
        var (ignores, news) = (db.IgnoresOf(viewer), db.UnreadOfShownPosts(viewer));
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

    /// <summary>The category is open for the viewer's replies; the topic may be closed all the same.</summary>
    public required bool MayReplyHere { get; init; }

    public bool CanReply(Viewer viewer) => TopicPermissions.CanReply(viewer, Topic, MayReplyHere);

    public int PageCount => TopicPages.PageOf(Topic.LastNumber);
}
