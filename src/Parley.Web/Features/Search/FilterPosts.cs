using System.Linq.Expressions;
using LinqToDB;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Notifications;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Search;
using Parley.Web.Features.Topics;

namespace Parley.Web.Features.Search;

/// <summary>The posts that the viewer may see and that fulfil a query's conditions, whatever they say.</summary>
public sealed class FilterPosts(ParleyDb db, FindNews news, TimeProvider time)
{
    public IQueryable<SoughtPost> Matching(Viewer viewer, SearchQuery query, ConditionNames names)
    {
        var posts =
            from post in db.PostsVisibleTo(viewer)
            join topic in db.Topics on post.TopicId equals topic.Id
            where post.Kind == PostKind.Text
            select new SoughtPost { Post = post, Topic = topic };
        if (query.InFirst)
            posts = posts.Where(row => row.Post.Number == 1);
        return query.Conditions.Aggregate(posts, (left, condition) => PredicateOf(viewer, condition, names) is { } holds
            ? left.Where(condition.Excluded ? Not(holds) : holds)
            : left);
    }

    Expression<Func<SoughtPost, bool>>? PredicateOf(Viewer viewer, SearchCondition condition, ConditionNames names) => condition.Kind switch
    {
        ConditionKind.Author when names.Authors.TryGetValue(condition, out var author) => row => row.Post.AuthorId == author,
        ConditionKind.Category when names.Categories.TryGetValue(condition, out var places) => row => places.Contains(row.Topic.CategoryId),
        ConditionKind.Tag when names.Tags.TryGetValue(condition, out var tag) =>
            row => db.TopicTags.Any(link => link.TopicId == row.Topic.Id && link.TagId == tag),
        ConditionKind.Before => row => row.Post.CreatedAt < condition.Day,
        ConditionKind.After => row => row.Post.CreatedAt >= condition.Day,
        ConditionKind.Replies => row => row.Topic.ReplyCount >= condition.Least && row.Topic.ReplyCount <= condition.Most,
        ConditionKind.Likes => row => row.Post.LikeCount >= condition.Least && row.Post.LikeCount <= condition.Most,
        ConditionKind.Is => StateOf(viewer, condition.Value),
        ConditionKind.Has when condition.Value == ReadCondition.Poll => row => row.Post.Number == 1 && db.Polls.Any(poll => poll.TopicId == row.Topic.Id),
        _ => null,
    };

    Expression<Func<SoughtPost, bool>>? StateOf(Viewer viewer, string state) => state switch
    {
        "solved" => row => row.Topic.AnswerPostId != null,
        "unsolved" => row => row.Topic.AnswerPostId == null,
        "open" => row => row.Topic.ClosedAt == null,
        "closed" => row => row.Topic.ClosedAt != null,
        "pinned" => Pinned(time.GetUtcNow()),
        _ when viewer.IsGuest => null,
        _ => OwnStateOf(viewer, state),
    };

    Expression<Func<SoughtPost, bool>>? OwnStateOf(Viewer viewer, string state)
    {
        var self = viewer.RequireMember();
        var (watches, bookmarks, fresh) = (db.TopicWatchesOf(viewer), db.BookmarksOf(viewer), news.PostsFor(viewer));
        return state switch
        {
            "mine" => row => row.Post.AuthorId == self,
            "watched" => row => watches.Any(watch => watch.TopicId == row.Topic.Id && watch.Level >= WatchLevel.Watching),
            "bookmarked" => row => bookmarks.Any(mark => mark.PostId == row.Post.Id),
            "unread" => row => fresh.Any(post => post.Id == row.Post.Id),
            _ => null,
        };
    }

    static Expression<Func<SoughtPost, bool>> Pinned(DateTimeOffset now) =>
        row => row.Topic.PinnedAt != null && (row.Topic.PinnedUntil == null || row.Topic.PinnedUntil > now);

    static Expression<Func<SoughtPost, bool>> Not(Expression<Func<SoughtPost, bool>> holds) =>
        Expression.Lambda<Func<SoughtPost, bool>>(Expression.Not(holds.Body), holds.Parameters);
}
