using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Permissions;
using Parley.Domain.Polls;
using Parley.Domain.Topics;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Polls;

/// <summary>Finds a poll that something is to be done with, as far as the viewer may see its topic.</summary>
public sealed class FindPoll(ParleyDb db)
{
    public Task<FoundPoll?> InPlaceAsync(Viewer viewer, TopicId id, CancellationToken cancel) => (
        from topic in db.TopicsInPlaceFor(viewer)
        join poll in db.Polls on topic.Id equals poll.TopicId
        where topic.Id == id
        select new FoundPoll { Topic = topic, Poll = poll }).SingleOrDefaultAsync(cancel);

    /// <summary>In a transaction: takes the poll's row first, so that of two votes, or of a vote and a change, one waits for the other.</summary>
    public async Task<FoundPoll?> TakeAsync(Viewer viewer, TopicId id, CancellationToken cancel)
    {
        await db.Polls.Where(row => row.TopicId == id).TakeAsync(cancel);
        return await InPlaceAsync(viewer, id, cancel);
    }

    public Task<List<PollChoice>> ChoicesAsync(TopicId topic, CancellationToken cancel) =>
        db.PollChoices.Where(row => row.TopicId == topic).OrderBy(row => row.Number).ToListAsync(cancel);
}

public sealed record FoundPoll
{
    public required Topic Topic { get; init; }

    public required Poll Poll { get; init; }

    public string Address => $"{Addresses.Topic(Topic.Id, Topic.Slug)}#poll";
}
