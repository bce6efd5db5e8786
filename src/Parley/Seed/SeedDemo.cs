using LinqToDB.Async;
using Parley.Data;
using Parley.Web;
using Parley.Web.Features.Polls;
using Parley.Web.Features.Posts;
using Parley.Web.Features.Shared;
using Parley.Web.Features.Topics;

namespace Parley.Seed;

/// <summary>Fills a forum that has no topic yet with a small town's talk.</summary>
static class SeedDemo
{
    /// <summary>Says how many topics it made: none in a forum that has one. All comes in one transaction, or nothing.</summary>
    public static async Task<int> RunAsync(IServiceProvider services, CancellationToken cancel)
    {
        // One scope, so that the use cases write through the connection that holds the transaction.
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParleyDb>();
        var count = await db.WriteAsync(() => FillAsync(db, scope.ServiceProvider, cancel), cancel);
        if (count > 0)
            await db.SettleAsync(cancel);
        return count;
    }

    static async Task<int> FillAsync(ParleyDb db, IServiceProvider services, CancellationToken cancel)
    {
        if (await db.Topics.AnyAsync(cancel))
            return 0;

        var topics = DemoForum.ReadTopics();
        var clock = new DemoClock { Now = services.GetRequiredService<TimeProvider>().GetUtcNow() };
        var cast = await new InsertCast(db).InsertAsync(DemoForum.Read(), clock.Now, cancel);
        var writer = new CheckWriter(db, new ParleyOptions { Posting = PostingOptions.Unlimited }, services.GetRequiredService<KnownRaid>(), clock);
        var judge = new JudgeText(db, writer, []);
        var startTopic = ActivatorUtilities.CreateInstance<StartTopic>(services, judge, ActivatorUtilities.CreateInstance<InsertTopic>(services, clock));
        var postReply = ActivatorUtilities.CreateInstance<PostReply>(services, judge, ActivatorUtilities.CreateInstance<InsertReply>(services, clock));
        await new TellTopics(db, startTopic, postReply, services.GetRequiredService<CastVote>(), clock).TellAsync(cast, topics, cancel);
        await db.RecountAsync(cancel);
        return topics.Count;
    }
}
