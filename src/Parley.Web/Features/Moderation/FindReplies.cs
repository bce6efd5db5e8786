using LinqToDB;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Categories;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Topics;
using Parley.Markup;

namespace Parley.Web.Features.Moderation;

public enum ReplyState
{
    Shown,
    Hidden,
    HiddenByAuthor,
    HiddenByModerator,
    HiddenWithAuthor,
    Edited,
    Answer,
}

/// <summary>Which replies. <paramref name="Q"/> are words of the text; <paramref name="Topic"/> is its number.</summary>
public sealed record ReplyConditions(
    string? Q = null,
    string? Author = null,
    long? Topic = null,
    long? Category = null,
    ReplyState? State = null,
    DateOnly? From = null,
    DateOnly? To = null,
    int? MinLikes = null);

public sealed record FoundReplyRow(Post Post, Topic Topic, string AuthorName)
{
    public string Excerpt => Parley.Markup.Excerpt.Of(PostMarkdown.Parse(Post.Markdown).ToPlainText());
}

public sealed class FindReplies(ParleyDb db)
{
    static readonly TableOrder<FoundReplyRow> Order = TableOrder.NewestBy((FoundReplyRow row) => row.Post.Id)
        .With("author", row => row.AuthorName)
        .With("likes", row => row.Post.LikeCount)
        .With("created", row => row.Post.CreatedAt)
        .With("edited", row => row.Post.EditedAt);

    public Task<TablePage<FoundReplyRow>> PageAsync(Viewer viewer, ReplyConditions asked, TableQuery query, CancellationToken cancel) =>
        Order.PageAsync(Rows(viewer, asked), query, cancel);

    public Task<List<FoundReplyRow>> AllAsync(Viewer viewer, ReplyConditions asked, TableQuery query, CancellationToken cancel) =>
        Order.AllAsync(Rows(viewer, asked), query, cancel);

    IQueryable<FoundReplyRow> Rows(Viewer viewer, ReplyConditions asked) =>
        from post in Found(viewer, asked)
        join topic in db.Topics on post.TopicId equals topic.Id
        join author in db.Members on post.AuthorId equals author.Id
        select new FoundReplyRow(post, topic, author.Name);

    IQueryable<Post> Found(Viewer viewer, ReplyConditions asked) => In(db.PostsVisibleTo(viewer), asked.State)
        .Where(row => row.Number > 1 && row.Kind == PostKind.Text)
        .Words(asked.Q, word => row => Sql.Lower(row.Markdown)!.Contains(word))
        .If(Conditions.NameKey(asked.Author), key => row => db.Members.Any(member => member.Id == row.AuthorId && member.NameKey == key))
        .If(Conditions.IdOf<TopicId>(asked.Topic), id => row => row.TopicId == id)
        .If(Conditions.IdOf<CategoryId>(asked.Category), id => row => db.Topics.Any(topic => topic.Id == row.TopicId && db.Categories.Any(category =>
            category.Id == topic.CategoryId && (category.Id == id || category.ParentId == id))))
        .If(Day.Start(asked.From), start => row => row.CreatedAt >= start)
        .If(Day.End(asked.To), end => row => row.CreatedAt < end)
        .If(asked.MinLikes, least => row => row.LikeCount >= least);

    IQueryable<Post> In(IQueryable<Post> posts, ReplyState? state) => state switch
    {
        null => posts,
        ReplyState.Shown => posts.Where(row => row.Hidden == HiddenCauses.None),
        ReplyState.Hidden => posts.Where(row => row.Hidden != HiddenCauses.None),
        ReplyState.HiddenByAuthor => posts.Where(row => (row.Hidden & HiddenCauses.ByAuthor) != 0),
        ReplyState.HiddenByModerator => posts.Where(row => (row.Hidden & HiddenCauses.ByModerator) != 0),
        ReplyState.HiddenWithAuthor => posts.Where(row => (row.Hidden & HiddenCauses.WithAuthor) != 0),
        ReplyState.Edited => posts.Where(row => row.EditedAt != null),
        ReplyState.Answer => posts.Where(row => db.Topics.Any(topic => topic.AnswerPostId == row.Id)),
        _ => posts.Where(_ => false),
    };
}
