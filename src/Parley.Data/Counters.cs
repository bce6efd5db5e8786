using LinqToDB;
using LinqToDB.Async;
using Parley.Domain.Accounts;
using Parley.Domain.Categories;
using Parley.Domain.Moderation;
using Parley.Domain.Posts;
using Parley.Domain.Topics;

namespace Parley.Data;

/// <summary>
/// The counters are kept on every write; here is what they must be. Each recount sets what is wrong and says in how many rows
/// that was.
/// </summary>
public static class Counters
{
    public static async Task<IReadOnlyDictionary<string, int>> RecountAsync(this ParleyDb db, CancellationToken cancel) =>
        await db.WriteAsync(
            async () => new Dictionary<string, int>
            {
                ["likes of posts"] = await LikesOfPostsAsync(db, cancel),
                ["replies of topics"] = await RepliesAsync(db, db.Topics, cancel),
                ["likes of topics"] = await LikesOfTopicsAsync(db, cancel),
                ["heat of topics"] = await HeatAsync(db, db.Topics, cancel),
                ["topics of categories"] = await TopicsAsync(db, db.Categories, cancel),
                ["replies of categories"] = await RepliesAsync(db, db.Categories, cancel),
                ["topics of members"] = await TopicsAsync(db, db.Members, cancel),
                ["replies of members"] = await RepliesAsync(db, db.Members, cancel),
                ["likes of members"] = await LikesOfMembersAsync(db, cancel),
                ["votes of polls"] = await VotesOfPollsAsync(db, cancel),
                ["voters of polls"] = await VotersOfPollsAsync(db, cancel),
            },
            cancel);

    /// <summary>
    /// In the transaction of whatever hid or brought back all that a member wrote: what is counted of it, in its topics, their categories,
    /// and of the member.
    /// </summary>
    public static async Task RecountWrittenAsync(this ParleyDb db, MemberId author, CancellationToken cancel)
    {
        var topics = db.TopicsWith(author);
        var members = db.Members.Where(member => member.Id == author);
        await RepliesAsync(db, topics, cancel);
        await HeatAsync(db, topics, cancel);
        await TopicsAsync(db, db.Categories, cancel);
        await RepliesAsync(db, db.Categories, cancel);
        await TopicsAsync(db, members, cancel);
        await RepliesAsync(db, members, cancel);
    }

    /// <summary>In the transaction of whatever changed a topic's replies or likes.</summary>
    public static async Task HeatTopicAsync(this ParleyDb db, TopicId topic, CancellationToken cancel)
    {
        var row = await db.Topics.Where(row => row.Id == topic).Select(row => new { row.CreatedAt, row.ReplyCount, row.LikeCount }).SingleAsync(cancel);
        await SetHeatAsync(db, topic, TopicHeat.At(row.CreatedAt, row.ReplyCount, row.LikeCount), cancel);
    }

    static IQueryable<Post> Replies(ParleyDb db) =>
        db.Posts.Where(post => post.Number > 1 && post.Kind == PostKind.Text && post.Hidden == HiddenCauses.None);

    static Task<int> LikesOfPostsAsync(ParleyDb db, CancellationToken cancel) => db.Posts
        .Where(post => post.LikeCount != post.ImportedLikes + db.PostLikes.Count(like => like.PostId == post.Id))
        .Set(post => post.LikeCount, post => post.ImportedLikes + db.PostLikes.Count(like => like.PostId == post.Id))
        .UpdateAsync(cancel);

    static Task<int> RepliesAsync(ParleyDb db, IQueryable<Topic> topics, CancellationToken cancel) => topics
        .Where(topic => topic.ReplyCount != Replies(db).Count(post => post.TopicId == topic.Id))
        .Set(topic => topic.ReplyCount, topic => Replies(db).Count(post => post.TopicId == topic.Id))
        .UpdateAsync(cancel);

    static Task<int> LikesOfTopicsAsync(ParleyDb db, CancellationToken cancel) => db.Topics
        .Where(topic => topic.LikeCount != (db.Posts.Where(post => post.TopicId == topic.Id).Sum(post => (int?)post.LikeCount) ?? 0))
        .Set(topic => topic.LikeCount, topic => db.Posts.Where(post => post.TopicId == topic.Id).Sum(post => (int?)post.LikeCount) ?? 0)
        .UpdateAsync(cancel);

    // No database has the logarithm under the same name, and one of them has none.
    static async Task<int> HeatAsync(ParleyDb db, IQueryable<Topic> topics, CancellationToken cancel)
    {
        var rows = await topics.Select(row => new { row.Id, row.CreatedAt, row.ReplyCount, row.LikeCount, row.HotAt }).ToListAsync(cancel);
        var wrong = rows.Select(row => (row.Id, row.HotAt, Right: TopicHeat.At(row.CreatedAt, row.ReplyCount, row.LikeCount)))
            .Where(row => row.HotAt != row.Right).ToList();
        foreach (var (id, _, right) in wrong)
            await SetHeatAsync(db, id, right, cancel);
        return wrong.Count;
    }

    static Task<int> SetHeatAsync(ParleyDb db, TopicId topic, DateTimeOffset heat, CancellationToken cancel) =>
        db.Topics.Where(row => row.Id == topic).Set(row => row.HotAt, heat).UpdateAsync(cancel);

    static Task<int> TopicsAsync(ParleyDb db, IQueryable<Category> categories, CancellationToken cancel) => categories
        .Where(category => category.TopicCount != db.Topics.Count(topic => topic.CategoryId == category.Id && topic.Hidden == HiddenCauses.None))
        .Set(
            category => category.TopicCount,
            category => db.Topics.Count(topic => topic.CategoryId == category.Id && topic.Hidden == HiddenCauses.None))
        .UpdateAsync(cancel);

    static Task<int> RepliesAsync(ParleyDb db, IQueryable<Category> categories, CancellationToken cancel)
    {
        var shown = db.Topics.Where(topic => topic.Hidden == HiddenCauses.None);
        return categories
            .Where(category => category.ReplyCount != (shown.Where(topic => topic.CategoryId == category.Id).Sum(topic => (int?)topic.ReplyCount) ?? 0))
            .Set(
                category => category.ReplyCount,
                category => shown.Where(topic => topic.CategoryId == category.Id).Sum(topic => (int?)topic.ReplyCount) ?? 0)
            .UpdateAsync(cancel);
    }

    static Task<int> TopicsAsync(ParleyDb db, IQueryable<Member> members, CancellationToken cancel) => members
        .Where(member => member.TopicCount != db.Topics.Count(topic => topic.AuthorId == member.Id && topic.Hidden == HiddenCauses.None))
        .Set(
            member => member.TopicCount,
            member => db.Topics.Count(topic => topic.AuthorId == member.Id && topic.Hidden == HiddenCauses.None))
        .UpdateAsync(cancel);

    static Task<int> RepliesAsync(ParleyDb db, IQueryable<Member> members, CancellationToken cancel) => members
        .Where(member => member.ReplyCount != Replies(db).Count(post => post.AuthorId == member.Id))
        .Set(member => member.ReplyCount, member => Replies(db).Count(post => post.AuthorId == member.Id))
        .UpdateAsync(cancel);

    static Task<int> LikesOfMembersAsync(ParleyDb db, CancellationToken cancel) => db.Members
        .Where(member => member.LikesReceived != (db.Posts.Where(post => post.AuthorId == member.Id).Sum(post => (int?)post.LikeCount) ?? 0))
        .Set(member => member.LikesReceived, member => db.Posts.Where(post => post.AuthorId == member.Id).Sum(post => (int?)post.LikeCount) ?? 0)
        .UpdateAsync(cancel);

    static Task<int> VotesOfPollsAsync(ParleyDb db, CancellationToken cancel) => db.PollChoices
        .Where(choice => choice.VoteCount != db.PollVotes.Count(vote => vote.ChoiceId == choice.Id))
        .Set(choice => choice.VoteCount, choice => db.PollVotes.Count(vote => vote.ChoiceId == choice.Id))
        .UpdateAsync(cancel);

    static Task<int> VotersOfPollsAsync(ParleyDb db, CancellationToken cancel) => db.Polls
        .Where(poll => poll.VoterCount != db.PollBallots.Count(ballot => ballot.TopicId == poll.TopicId))
        .Set(poll => poll.VoterCount, poll => db.PollBallots.Count(ballot => ballot.TopicId == poll.TopicId))
        .UpdateAsync(cancel);
}
