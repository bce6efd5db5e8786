using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Permissions;
using Parley.Domain.Shared;
using Parley.Domain.Topics;
using Parley.Testing;
using Parley.Web.Features.Shared;
using Parley.Web.Features.Topics;
using Xunit;

namespace Parley.WebTests.Topics;

/// <summary>Moves replies and merges topics, and asks the doctor.</summary>
static class Regrouping
{
    public static Task<Outcome<PostAddress>> MoveRepliesAsync(this ForumApp app, Member moderator, Topic from, Topic to, params int[] numbers) =>
        app.MoveRepliesAsync(moderator, from, new MoveRepliesForm { Posts = numbers, Target = $"{to.Id}" });

    public static Task<Outcome<PostAddress>> MoveRepliesAsync(this ForumApp app, Member moderator, Topic from, MoveRepliesForm form) =>
        app.WithAsync<MoveReplies, Outcome<PostAddress>>(move => move.MoveAsync(Viewer.Of(moderator), from.Id, form, CancellationToken.None));

    public static Task<Outcome<PostAddress>> MergeAsync(this ForumApp app, Member moderator, Topic from, Topic to) =>
        app.WithAsync<MergeTopic, Outcome<PostAddress>>(merge => merge.MergeAsync(Viewer.Of(moderator), from.Id, $"{to.Id}", CancellationToken.None));

    /// <summary>A topic with some replies, each with its number for a text.</summary>
    public static async Task<Topic> TopicWithRepliesAsync(this ForumApp app, Member author, Parley.Domain.Categories.Category category, int replies, string? title = null)
    {
        var topic = await app.TopicAsync(author, category, title ?? Cast.UniqueName("Topic"));
        for (var number = 2; number <= replies + 1; number++)
            await app.ReplyAsync(author, topic, $"Reply {number}");
        return topic;
    }

    public static async Task AssertCountedAsync(this ForumApp app) => Assert.All(
        await app.WithDbAsync(db => db.RecountAsync(default)), counter => Assert.Equal((counter.Key, 0), (counter.Key, counter.Value)));

    /// <summary>The texts of a topic's posts by their numbers.</summary>
    public static Task<Dictionary<int, string>> TextsAsync(this ForumApp app, TopicId topic) =>
        app.WithDbAsync(db => db.Posts.Where(row => row.TopicId == topic).ToDictionaryAsync(row => row.Number, row => row.Markdown));
}
