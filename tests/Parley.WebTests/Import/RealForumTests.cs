using System.Diagnostics;
using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Topics;
using Parley.Testing;
using Parley.WebTests.CommandLine;
using Xunit;

namespace Parley.WebTests.Import;

/// <summary>A real forum's eight years, where its data lies beside the checkout.</summary>
public sealed class RealForumTests(ParleyProgram program, ITestOutputHelper output) : ProgramTest(program), IClassFixture<ParleyProgram>
{
    const int LargestTopic = 437;
    const int MostStatements = 4;

    static string DataFile
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Parley.slnx")))
                folder = folder.Parent;
            return Path.Combine(folder!.FullName, "..", "shared", "data", "urho3d-topics.jsonl.gz");
        }
    }

    [Fact]
    public async Task Real_forum_comes_in_whole_and_its_pages_cost_no_more_than_small_ones()
    {
        Assert.SkipUnless(File.Exists(DataFile), "The real forum's data is not beside the checkout (../shared/data/urho3d-topics.jsonl.gz).");
        var started = Stopwatch.GetTimestamp();
        var run = await Program.RunAsync("import", "topics", DataFile);
        output.WriteLine($"Imported in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s: {run.Output}");
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));

        await using var app = await ForumApp.StartOnAsync(Program.Database);
        Assert.Equal(new ForumSize(4049, 29519, 910, 11), await app.WithDbAsync(ForumSize.OfAsync));
        Assert.All(await app.WithDbAsync(db => db.RecountAsync(CancellationToken.None)), counter => Assert.Equal(0, counter.Value));
        await AssertCostsAsync(app);
    }

    async Task AssertCostsAsync(ForumApp app)
    {
        var (topic, member) = (await LargestTopicAsync(app), await BusiestMemberAsync(app));
        var page = $"/t/{topic.Id}/{Uri.EscapeDataString(topic.Slug)}";
        string[] addresses = ["/", "/new", "/unanswered", "/categories", "/c/support", page, $"{page}?page=22", $"/u/{Uri.EscapeDataString(member.Name)}"];
        var visitor = app.NewVisitor();

        var costs = new Dictionary<string, int>();
        foreach (var address in addresses)
        {
            var read = await visitor.GetAsync(address);
            Assert.Equal(System.Net.HttpStatusCode.OK, read.Status);
            costs[address] = read.Statements;
            output.WriteLine($"{address}: {read.Statements} statements");
        }

        Assert.All(costs, cost => Assert.InRange(cost.Value, 1, MostStatements));
        Assert.Equal(costs[page], costs[$"{page}?page=22"]);
        Assert.Contains("Post 421 of", (await visitor.GetAsync($"{page}?page=22")).Text, StringComparison.Ordinal);
    }

    static async Task<Topic> LargestTopicAsync(ForumApp app)
    {
        var largest = await app.WithDbAsync(db => db.Posts.GroupBy(post => post.TopicId)
            .Select(posts => new { Topic = posts.Key, Count = posts.Count() }).OrderByDescending(row => row.Count).FirstAsync());
        Assert.Equal(LargestTopic, largest.Count);
        return await app.WithDbAsync(db => db.Topics.SingleAsync(row => row.Id == largest.Topic));
    }

    static Task<Member> BusiestMemberAsync(ForumApp app) =>
        app.WithDbAsync(db => db.Members.OrderByDescending(member => member.ReplyCount).FirstAsync());
}
