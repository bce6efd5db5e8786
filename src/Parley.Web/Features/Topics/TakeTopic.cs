using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Categories;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Topics;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Topics;

/// <summary>Finds a topic that something is to be done with, as far as the viewer may see it.</summary>
public sealed class TakeTopic(ParleyDb db)
{
    public Task<FoundTopic?> FindAsync(Viewer viewer, TopicId id, CancellationToken cancel) => (
        from topic in db.TopicsInPlaceFor(viewer)
        join category in db.Categories on topic.CategoryId equals category.Id
        join author in db.Members on topic.AuthorId equals author.Id
        join first in db.Posts.Where(post => post.Number == 1) on topic.Id equals first.TopicId
        where topic.Id == id
        select new FoundTopic { Topic = topic, Category = category, AuthorName = author.Name, FirstPost = first.Id }).SingleOrDefaultAsync(cancel);

    /// <summary>
    /// In a transaction: takes the topic's row first, as a reply does, so that of two changes one waits for the other; and then the rows
    /// of those whom it may concern.
    /// </summary>
    public async Task<FoundTopic?> TakeAsync(Viewer viewer, TopicId id, CancellationToken cancel)
    {
        await db.Topics.Where(row => row.Id == id).TakeAsync(cancel);
        var found = await FindAsync(viewer, id, cancel);
        if (found is not null)
            await db.TakeMembersAsync([viewer.RequireMember(), found.Topic.AuthorId], cancel);
        return found;
    }
}

public sealed record FoundTopic
{
    public required Topic Topic { get; init; }

    public required Category Category { get; init; }

    public required string AuthorName { get; init; }

    public required PostId FirstPost { get; init; }

    public string Address => Addresses.Topic(Topic.Id, Topic.Slug);
}
