using LinqToDB.Async;
using Parley.Domain.Accounts;
using Parley.Domain.Permissions;
using Parley.Domain.Polls;
using Parley.Domain.Topics;
using Parley.Web.Features.Polls;
using Parley.Web.Features.Topics;

namespace Parley.Testing;

/// <summary>Makes polls and looks at how they stand.</summary>
public static class Polls
{
    public static async Task<Topic> TopicWithPollAsync(this ForumApp app, Member author, PollForm poll)
    {
        var category = await app.CategoryAsync();
        var form = new NewTopicForm { Title = "A topic with a poll", Text = "Its text", Category = category.Id.Value, Poll = poll };
        var started = await app.WithAsync<StartTopic, TopicId>(async start =>
            (await start.StartAsync(Viewer.Of(author), form, CancellationToken.None)).Value.TopicId);
        return await app.WithDbAsync(db => db.Topics.SingleAsync(row => row.Id == started));
    }

    public static Task<List<PollChoice>> ChoicesAsync(this ForumApp app, Topic topic) =>
        app.WithDbAsync(db => db.PollChoices.Where(row => row.TopicId == topic.Id).OrderBy(row => row.Number).ToListAsync());

    /// <summary>The choices are told by their numbers.</summary>
    public static async Task<IReadOnlyList<string>> VoteAsync(this ForumApp app, Member voter, Topic topic, params int[] numbers)
    {
        var ticked = (await app.ChoicesAsync(topic)).Where(choice => numbers.Contains(choice.Number)).Select(choice => choice.Id).ToList();
        return await app.WithAsync<CastVote, IReadOnlyList<string>>(async cast =>
            [.. (await cast.VoteAsync(Viewer.Of(voter), topic.Id, ticked, CancellationToken.None)).Problems.Select(problem => problem.Code)]);
    }

    /// <summary>The voters first, then the votes of each choice.</summary>
    public static async Task<IReadOnlyList<int>> CountsAsync(this ForumApp app, Topic topic)
    {
        var voters = await app.WithDbAsync(db => db.Polls.Where(row => row.TopicId == topic.Id).Select(row => row.VoterCount).SingleAsync());
        return [voters, .. (await app.ChoicesAsync(topic)).Select(choice => choice.VoteCount)];
    }
}
