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
    Open,
    Closed,
    Pinned,
    Slow,
    Solved,
    Unsolved,
}

/// <summary>Which topics. <paramref name="Q"/> are words of the title; a category's children are its own.</summary>
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
    int? MinLikes = null);

public sealed record FoundTopicRow(Topic Topic, Category Category, string AuthorName);

public sealed class FindTopics(ParleyDb db)
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

    public Task<TablePage<FoundTopicRow>> PageAsync(Viewer viewer, TopicConditions asked, TableQuery query, CancellationToken cancel) =>
        Order.PageAsync(Rows(viewer, asked), query, cancel);

    public Task<List<FoundTopicRow>> AllAsync(Viewer viewer, TopicConditions asked, TableQuery query, CancellationToken cancel) =>
        Order.AllAsync(Rows(viewer, asked), query, cancel);

    IQueryable<FoundTopicRow> Rows(Viewer viewer, TopicConditions asked) =>
        from topic in Found(viewer, asked)
        join category in db.Categories on topic.CategoryId equals category.Id
        join author in db.Members on topic.AuthorId equals author.Id
        select new FoundTopicRow(topic, category, author.Name);

    IQueryable<Topic> Found(Viewer viewer, TopicConditions asked) => In(db.TopicsVisibleTo(viewer), asked.State)
        .Words(asked.Q, word => row => Sql.Lower(row.Title)!.Contains(word))
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
        .If(asked.MinLikes, least => row => row.LikeCount >= least);

    static IQueryable<Topic> In(IQueryable<Topic> topics, TopicState? state) => state switch
    {
        null => topics,
        TopicState.Shown => topics.Where(row => row.Hidden == HiddenCauses.None),
        TopicState.Hidden => topics.Where(row => row.Hidden != HiddenCauses.None),
        TopicState.HiddenByAuthor => topics.Where(row => (row.Hidden & HiddenCauses.ByAuthor) != 0),
        TopicState.HiddenByModerator => topics.Where(row => (row.Hidden & HiddenCauses.ByModerator) != 0),
        TopicState.HiddenWithAuthor => topics.Where(row => (row.Hidden & HiddenCauses.WithAuthor) != 0),
        TopicState.Open => topics.Where(row => row.ClosedAt == null),
        TopicState.Closed => topics.Where(row => row.ClosedAt != null),
        TopicState.Pinned => topics.Where(row => row.PinnedAt != null),
        TopicState.Slow => topics.Where(row => row.SlowMinutes > 0),
        TopicState.Solved => topics.Where(row => row.AnswerPostId != null),
        TopicState.Unsolved => topics.Where(row => row.AnswerPostId == null),
        _ => topics.Where(_ => false),
    };
}
