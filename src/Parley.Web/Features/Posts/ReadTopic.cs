using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Categories;
using Parley.Domain.Moderation;
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
         where topic.Id == id
         select new TopicHead { Topic = topic, Category = category, AuthorName = author.Name }).SingleOrDefaultAsync(cancel);

    public Task<List<PostView>> PostsAsync(Viewer viewer, Topic topic, int page, CancellationToken cancel)
    {
        var (first, last) = (TopicPages.FirstNumber(page), TopicPages.LastNumber(page));
        return Views(db.PostsVisibleTo(viewer).Where(post => post.TopicId == topic.Id && post.Number >= first && post.Number <= last))
            .OrderBy(view => view.Post.Number)
            .ToListAsync(cancel);
    }

    public Task<PostView?> PostAsync(Viewer viewer, TopicId topic, int number, CancellationToken cancel) =>
        Views(db.PostsVisibleTo(viewer).Where(post => post.TopicId == topic && post.Number == number)).SingleOrDefaultAsync(cancel);

    IQueryable<PostView> Views(IQueryable<Post> posts) =>
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
        };
}

public sealed record TopicHead
{
    public required Topic Topic { get; init; }

    public required Category Category { get; init; }

    public required string AuthorName { get; init; }

    public int PageCount => TopicPages.PageOf(Topic.LastNumber);
}
