using LinqToDB;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Categories;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Shared;
using Parley.Domain.Tags;
using Parley.Domain.Topics;

namespace Parley.Web.Features.Moderation;

public enum TopicState
{
    Shown,
    Hidden,
    HiddenByAuthor,
    HiddenByModerator,
    HiddenWithAuthor,
    HiddenByFlags,
    Held,
    Erased,
    Open,
    Closed,
    Pinned,
    Slow,
    Solved,
    Unsolved,
}

/// <summary>Which topics. <paramref name="Q"/> are words of the title or of the first post; a category's children are its own.</summary>
public sealed record TopicConditions(
    string? Q = null,
    string? Author = null,
    long? Category = null,
    string? Tag = null,
    TopicState? State = null,
    DateOnly? From = null,
    DateOnly? To = null,
    int? MinReplies = null,
    int? MaxReplies = null,
    int? MinViews = null,
    int? MaxViews = null,
    int? MinLikes = null,
    int? MaxLikes = null);

public sealed record FoundTopicRow(Topic Topic, Category Category, string AuthorName);

public sealed class FindTopics(ParleyDb db, SeekWords seek)
{
    static readonly TableOrder<FoundTopicRow> Order = TableOrder.NewestBy((FoundTopicRow row) => row.Topic.Id)
        .With("title", row => row.Topic.Title)
        .With("author", row => row.AuthorName)
        .With("category", row => row.Category.Name)
        .With("replies", row => row.Topic.ReplyCount)
        .With("views", row => row.Topic.ViewCount)
        .With("likes", row => row.Topic.LikeCount)
        .With("created", row => row.Topic.CreatedAt)
        .With("latest", row => row.Topic.BumpedAt);

    public async Task<TablePage<FoundTopicRow>> PageAsync(Viewer viewer, TopicConditions asked, TableQuery query, CancellationToken cancel) =>
        await Order.PageAsync(Rows(await SayingAsync(Found(viewer, asked), asked, query, TablePage.MostCounted + 1, cancel)), query, cancel);

    public async Task<List<FoundTopicRow>> AllAsync(Viewer viewer, TopicConditions asked, TableQuery query, CancellationToken cancel) =>
        await Order.AllAsync(Rows(await SayingAsync(Found(viewer, asked), asked, query, SeekWords.MostNamed, cancel)), query, cancel);

    public async Task<List<long>> IdsAsync(Viewer viewer, TopicConditions asked, IReadOnlyList<long> among, int most, CancellationToken cancel)
    {
        var found = Found(viewer, asked).Among(row => row.Id, among);
        return await (await SayingAsync(found, asked, new(), SeekWords.MostNamed, cancel)).IdsAsync(row => row.Id, most, cancel);
    }

    IQueryable<FoundTopicRow> Rows(IQueryable<Topic> found) =>
        from topic in found
        join category in db.Categories on topic.CategoryId equals category.Id
        from author in db.Members.LeftJoin(row => row.Id == topic.AuthorId)
        select new FoundTopicRow(topic, category, author.Name);

    // The words of a title are those of the topic's first post.
    async Task<IQueryable<Topic>> SayingAsync(IQueryable<Topic> found, TopicConditions asked, TableQuery query, int most, CancellationToken cancel)
    {
        if (await seek.SeekAsync(asked.Q, holds: null, cancel) is not { } hits)
            return found;

        var first = db.Posts.Where(row => row.Number == 1);
        var posts = Order.Sorted(Rows(found), query).Select(row => first.Where(post => post.TopicId == row.Topic.Id).Select(post => post.Id).First());
        var named = await SeekWords.NameAsync(hits, posts, most, cancel);
        return found.Where(row => first.Where(post => named.Contains(post.Id)).Select(post => post.TopicId).Contains(row.Id));
    }

    IQueryable<Topic> Found(Viewer viewer, TopicConditions asked) => In(db.TopicsVisibleTo(viewer), asked.State)
        .If(Conditions.NameKey(asked.Author), key => row => db.Members.Any(member => member.Id == row.AuthorId && member.NameKey == key))
        .If(Conditions.IdOf<CategoryId>(asked.Category), id => row => db.Categories.Any(category =>
            category.Id == row.CategoryId && (category.Id == id || category.ParentId == id)))
        .If(TagName.Of(TypedText.OneLine(asked.Tag)), name => row => db.TopicTags.Any(topicTag =>
            topicTag.TopicId == row.Id && db.Tags.Any(tag => tag.Id == topicTag.TagId && tag.Name == name)))
        .If(Day.Start(asked.From), start => row => row.CreatedAt >= start)
        .If(Day.End(asked.To), end => row => row.CreatedAt < end)
        .If(asked.MinReplies, least => row => row.ReplyCount >= least)
        .If(asked.MaxReplies, most => row => row.ReplyCount <= most)
        .If(asked.MinViews, least => row => row.ViewCount >= least)
        .If(asked.MaxViews, most => row => row.ViewCount <= most)
        .If(asked.MinLikes, least => row => row.LikeCount >= least)
        .If(asked.MaxLikes, most => row => row.LikeCount <= most);

    static IQueryable<Topic> In(IQueryable<Topic> topics, TopicState? state) => state switch
    {
        null => topics,
        TopicState.Shown => topics.Where(row => row.Hidden == HiddenCauses.None),
        TopicState.Hidden => Hidden(topics),
        TopicState.HiddenByAuthor => Hidden(topics, HiddenCauses.ByAuthor),
        TopicState.HiddenByModerator => Hidden(topics, HiddenCauses.ByModerator),
        TopicState.HiddenWithAuthor => Hidden(topics, HiddenCauses.WithAuthor),
        TopicState.HiddenByFlags => Hidden(topics, HiddenCauses.ByFlags),
        TopicState.Held => Hidden(topics, HiddenCauses.Held),
        TopicState.Erased => Hidden(topics, HiddenCauses.Erased),
        TopicState.Open => topics.Where(row => row.ClosedAt == null),
        TopicState.Closed => topics.Where(row => row.ClosedAt != null),
        TopicState.Pinned => topics.Where(row => row.PinnedAt != null),
        TopicState.Slow => topics.Where(row => row.SlowMinutes > 0),
        TopicState.Solved => topics.Where(row => row.AnswerPostId != null),
        TopicState.Unsolved => topics.Where(row => row.AnswerPostId == null),
        _ => topics.Where(_ => false),
    };

    // What is hidden is a range of an index, and little.
    static IQueryable<Topic> Hidden(IQueryable<Topic> topics) => topics.Where(row => row.Hidden > HiddenCauses.None);

    static IQueryable<Topic> Hidden(IQueryable<Topic> topics, HiddenCauses cause) => Hidden(topics).Where(row => (row.Hidden & cause) != 0);
}
