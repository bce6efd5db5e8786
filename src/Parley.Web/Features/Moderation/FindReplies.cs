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
    HiddenByFlags,
    Held,
    Erased,
    Edited,
    Answer,
}

/// <summary>What stands in a post beside words.</summary>
public enum PostHolds
{
    Link,
    Image,
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
    int? MinLikes = null,
    string? Address = null,
    PostHolds? Has = null);

public sealed record FoundReplyRow(Post Post, Topic Topic, string AuthorName)
{
    public string Excerpt => Parley.Markup.Excerpt.Of(PostMarkdown.Parse(Post.Markdown).ToPlainText());
}

public sealed class FindReplies(ParleyDb db, SeekWords seek)
{
    static readonly TableOrder<FoundReplyRow> Order = TableOrder.NewestBy((FoundReplyRow row) => row.Post.Id)
        .With("topic", row => row.Post.TopicId)
        .With("author", row => row.AuthorName)
        .With("likes", row => row.Post.LikeCount)
        .With("created", row => row.Post.CreatedAt)
        .With("edited", row => row.Post.EditedAt);

    public async Task<TablePage<FoundReplyRow>> PageAsync(Viewer viewer, ReplyConditions asked, TableQuery query, CancellationToken cancel) =>
        await Order.PageAsync(Rows(await SayingAsync(Found(viewer, asked), asked, query, TablePage.MostCounted + 1, cancel)), query, cancel);

    public async Task<List<FoundReplyRow>> AllAsync(Viewer viewer, ReplyConditions asked, TableQuery query, CancellationToken cancel) =>
        await Order.AllAsync(Rows(await SayingAsync(Found(viewer, asked), asked, query, SeekWords.MostNamed, cancel)), query, cancel);

    public async Task<List<long>> IdsAsync(Viewer viewer, ReplyConditions asked, IReadOnlyList<long> among, int most, CancellationToken cancel)
    {
        var found = Found(viewer, asked).Among(row => row.Id, among);
        return await (await SayingAsync(found, asked, new(), SeekWords.MostNamed, cancel)).IdsAsync(row => row.Id, most, cancel);
    }

    // Each has a topic and an author; that these are joined so leaves it to the posts in which order they are read.
    IQueryable<FoundReplyRow> Rows(IQueryable<Post> found) =>
        from post in found
        from topic in db.Topics.LeftJoin(row => row.Id == post.TopicId)
        from author in db.Members.LeftJoin(row => row.Id == post.AuthorId)
        select new FoundReplyRow(post, topic, author.Name);

    async Task<IQueryable<Post>> SayingAsync(IQueryable<Post> found, ReplyConditions asked, TableQuery query, int most, CancellationToken cancel)
    {
        if (await seek.SeekAsync(asked.Q, asked.Has, cancel) is not { } hits)
            return found;

        var named = await SeekWords.NameAsync(hits, Order.Sorted(Rows(found), query).Select(row => row.Post.Id), most, cancel);
        return found.Where(row => named.Contains(row.Id));
    }

    IQueryable<Post> Found(Viewer viewer, ReplyConditions asked) => In(db.EachPostVisibleTo(viewer), asked.State)
        .Where(row => row.Number > 1 && row.Kind == PostKind.Text)
        .If(Conditions.NameKey(asked.Author), key => row => db.Members.Where(member => member.NameKey == key).Select(member => member.Id).Contains(row.AuthorId))
        .If(Conditions.IdOf<TopicId>(asked.Topic), id => row => row.TopicId == id)
        .If(Conditions.IdOf<CategoryId>(asked.Category), id => row => TopicsOf(id).Contains(row.TopicId))
        .If(Day.Start(asked.From), start => row => row.CreatedAt >= start)
        .If(Day.End(asked.To), end => row => row.CreatedAt < end)
        .If(Conditions.RangeOf(viewer, asked.Address), range => row => db.PostOrigins
            .Where(origin => origin.Address.Between(range.First, range.Last)).Select(origin => origin.PostId).Contains(row.Id))
        .If(asked.MinLikes, least => row => row.LikeCount >= least);

    IQueryable<TopicId> TopicsOf(CategoryId id) =>
        from topic in db.Topics
        join category in db.Categories on topic.CategoryId equals category.Id
        where category.Id == id || category.ParentId == id
        select topic.Id;

    IQueryable<Post> In(IQueryable<Post> posts, ReplyState? state) => state switch
    {
        null => posts,
        ReplyState.Shown => posts.Where(row => row.Hidden == HiddenCauses.None),
        ReplyState.Hidden => Hidden(posts),
        ReplyState.HiddenByAuthor => Hidden(posts, HiddenCauses.ByAuthor),
        ReplyState.HiddenByModerator => Hidden(posts, HiddenCauses.ByModerator),
        ReplyState.HiddenWithAuthor => Hidden(posts, HiddenCauses.WithAuthor),
        ReplyState.HiddenByFlags => Hidden(posts, HiddenCauses.ByFlags),
        ReplyState.Held => Hidden(posts, HiddenCauses.Held),
        ReplyState.Erased => Hidden(posts, HiddenCauses.Erased),
        ReplyState.Edited => posts.Where(row => row.EditedAt != null),
        ReplyState.Answer => posts.Where(row => db.Topics.Any(topic => topic.AnswerPostId == row.Id)),
        _ => posts.Where(_ => false),
    };

    // What is hidden is a range of an index, and little.
    static IQueryable<Post> Hidden(IQueryable<Post> posts) => posts.Where(row => row.Hidden > HiddenCauses.None);

    static IQueryable<Post> Hidden(IQueryable<Post> posts, HiddenCauses cause) => Hidden(posts).Where(row => (row.Hidden & cause) != 0);
}
