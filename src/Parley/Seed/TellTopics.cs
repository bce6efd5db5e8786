using System.Globalization;
using System.Text.RegularExpressions;
using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Polls;
using Parley.Domain.Posts;
using Parley.Domain.Topics;
using Parley.Markup;
using Parley.Web.Features.Polls;
using Parley.Web.Features.Posts;
using Parley.Web.Features.Topics;

namespace Parley.Seed;

/// <summary>Lets the members write the topics, post by post in the order of time, as if it had happened.</summary>
sealed partial class TellTopics(ParleyDb db, StartTopic startTopic, PostReply postReply, CastVote castVote, DemoClock clock)
{
    readonly Dictionary<string, TopicId> _numbers = [];

    public async Task TellAsync(DemoCast cast, IReadOnlyList<DemoTopic> topics, CancellationToken cancel)
    {
        var now = clock.Now;
        var posts = topics
            .SelectMany(topic => topic.Posts, (topic, post) => (Topic: topic, Post: post))
            .OrderByDescending(row => row.Post.Age);
        foreach (var (topic, post) in posts)
        {
            clock.Now = now - post.Age;
            await TellAsync(cast, topic, post, cancel);
            await SetLikesAsync(topic, post, cancel);
        }

        clock.Now = now;
        foreach (var topic in topics)
        {
            await VoteAsync(cast, topic, cancel);
            await SetStateAsync(topic, cancel);
        }
    }

    Task TellAsync(DemoCast cast, DemoTopic topic, DemoPost post, CancellationToken cancel) => post switch
    {
        { Kind: PostKind.Closed } => CloseAsync(cast, topic, post, cancel),
        { Number: 1 } => StartAsync(cast, topic, post, cancel),
        _ => ReplyAsync(cast, topic, post, cancel),
    };

    async Task StartAsync(DemoCast cast, DemoTopic topic, DemoPost post, CancellationToken cancel)
    {
        var category = cast.Categories[topic.Category].Value;
        var form = new NewTopicForm { Title = topic.Title, Category = category, Tags = topic.Tags, Text = WithNumbers(post.Text), Poll = FormOf(topic.Poll) };
        var started = await startTopic.StartAsync(cast.Members[post.Author], form, cancel);
        _numbers.Add(topic.Key, started.Value.TopicId);
    }

    async Task ReplyAsync(DemoCast cast, DemoTopic topic, DemoPost post, CancellationToken cancel)
    {
        var form = new ReplyForm { Text = WithNumbers(post.Text), ReplyTo = post.ReplyTo };
        var posted = await postReply.PostAsync(cast.Members[post.Author], _numbers[topic.Key], form, cancel);
        if (posted.Value.Number != post.Number)
            throw new InvalidOperationException($"Post {post.Number} of {topic.Key} became number {posted.Value.Number}.");
    }

    async Task CloseAsync(DemoCast cast, DemoTopic topic, DemoPost post, CancellationToken cancel)
    {
        var id = _numbers[topic.Key];
        await db.InsertAsync(
            new Post
            {
                TopicId = id,
                Number = post.Number,
                AuthorId = cast.Members[post.Author].RequireMember(),
                Kind = PostKind.Closed,
                RendererVersion = PostMarkdown.RendererVersion,
                CreatedAt = clock.Now,
            },
            token: cancel);
        await db.Topics.Where(row => row.Id == id)
            .Set(row => row.LastNumber, post.Number)
            .Set(row => row.ClosedAt, (DateTimeOffset?)clock.Now)
            .UpdateAsync(cancel);
    }

    static PollForm? FormOf(DemoPoll? poll) => poll is null ? null : new()
    {
        Question = poll.Question,
        Choices = string.Join('\n', poll.Choices),
        Most = poll.MostChoices.ToString(CultureInfo.InvariantCulture),
    };

    async Task VoteAsync(DemoCast cast, DemoTopic topic, CancellationToken cancel)
    {
        if (topic.Poll is null)
            return;

        var id = _numbers[topic.Key];
        var choices = await db.PollChoices.Where(row => row.TopicId == id).ToDictionaryAsync(row => row.Number, row => row.Id, cancel);
        foreach (var (name, numbers) in topic.Poll.Votes)
        {
            PollChoiceId[] ticked = [.. numbers.Select(number => choices[number])];
            if (await castVote.VoteAsync(cast.Members[name], id, ticked, cancel) is { IsDone: false })
                throw new InvalidOperationException($"{name} could not vote in {topic.Key}.");
        }
    }

    // Likes without names, like those of an import; the counters above the post are recounted at the end.
    async Task SetLikesAsync(DemoTopic topic, DemoPost post, CancellationToken cancel)
    {
        if (post.Likes > 0)
            await Row(topic, post).Set(row => row.LikeCount, post.Likes).Set(row => row.ImportedLikes, post.Likes).UpdateAsync(cancel);
    }

    async Task SetStateAsync(DemoTopic topic, CancellationToken cancel)
    {
        var id = _numbers[topic.Key];
        var state = db.Topics.Where(row => row.Id == id).Set(row => row.ViewCount, topic.Views);
        if (topic.IsPinned)
            state = state.Set(row => row.PinnedAt, row => (DateTimeOffset?)row.CreatedAt);
        if (topic.Posts.SingleOrDefault(post => post.IsAnswer) is { } answer)
            state = state.Set(row => row.AnswerPostId, (PostId?)await Row(topic, answer).Select(row => row.Id).SingleAsync(cancel));
        await state.UpdateAsync(cancel);
    }

    IQueryable<Post> Row(DemoTopic topic, DemoPost post)
    {
        var (id, number) = (_numbers[topic.Key], post.Number);
        return db.Posts.Where(row => row.TopicId == id && row.Number == number);
    }

    string WithNumbers(string text) =>
        TopicKey.Replace(text, match => _numbers[match.Groups["key"].Value].Value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Where a text needs the number of a topic, its file's name stands in braces.</summary>
    [GeneratedRegex(@"\{(?<key>\d\d-[a-z0-9-]+)\}")]
    static partial Regex TopicKey { get; }
}
