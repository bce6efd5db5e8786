using System.Diagnostics;
using System.Net;
using LinqToDB.Async;
using Parley.Data;
using Parley.Testing;
using Parley.WebTests.CommandLine;
using Xunit;

namespace Parley.WebTests.Import;

public sealed class InterruptedImportTests(ParleyProgram program) : ProgramTest(program), IClassFixture<ParleyProgram>
{
    const int Topics = 1000;
    const int PostsEach = 3;

    // One story on one database: killed without a word, then interrupted, then left to end.
    [Fact]
    public async Task Import_that_is_killed_or_interrupted_leaves_a_sound_forum_and_the_next_run_completes_it()
    {
        Assert.SkipUnless(Signals.Can, "This system has no signals.");
        var file = File().Write(Program.Folder);
        await using var app = await ForumApp.StartOnAsync(Program.Database);

        await StopAsync(app, file, "KILL");
        await AssertWholeTopicsAsync(app);
        await AssertWritableAsync(app);

        var interrupted = await StopAsync(app, file, "INT");
        Assert.Equal(130, interrupted.ExitCode);
        Assert.Contains("run the command again for the rest", interrupted.Errors, StringComparison.Ordinal);
        await AssertWholeTopicsAsync(app);
        await AssertRightCountersAsync(app);
        Assert.Equal(HttpStatusCode.OK, (await app.NewVisitor().GetAsync("/")).Status);

        var completed = await Program.RunAsync("import", "topics", file);
        Assert.Equal(0, completed.ExitCode);
        Assert.Equal(Topics, await ImportedAsync(app));
        await AssertWholeTopicsAsync(app);
        await AssertRightCountersAsync(app);
        Assert.Equal(3 + 1, await app.WithDbAsync(db => db.Members.CountAsync()));
    }

    async Task<ProgramRun> StopAsync(ForumApp app, string file, string signal)
    {
        var before = await ImportedAsync(app);
        using var import = Program.Start("import", "topics", file);
        var ended = ParleyProgram.EndAsync(import);
        await WaitForMoreThanAsync(before, app, import);
        Signals.Send(signal, import);
        var run = await ended;

        Assert.InRange(await ImportedAsync(app), before + 1, Topics - 1);
        return run;
    }

    static async Task WaitForMoreThanAsync(int before, ForumApp app, Process import)
    {
        while (!import.HasExited && await ImportedAsync(app) <= before)
            await Task.Delay(5, TestContext.Current.CancellationToken);
    }

    static Task<int> ImportedAsync(ForumApp app) => app.WithDbAsync(db => db.Topics.CountAsync(topic => topic.OldId != null));

    // A topic is there with all its posts, or not at all, and no post is there twice.
    static async Task AssertWholeTopicsAsync(ForumApp app)
    {
        var posts = await app.WithDbAsync(db => db.Posts.Where(post => post.OldId != null).Select(post => post.OldId).ToListAsync());

        Assert.Equal(await ImportedAsync(app) * PostsEach, posts.Count);
        Assert.Equal(posts.Count, posts.Distinct().Count());
    }

    static async Task AssertRightCountersAsync(ForumApp app) =>
        Assert.All(await app.WithDbAsync(db => db.RecountAsync(CancellationToken.None)), counter => Assert.Equal(0, counter.Value));

    static async Task AssertWritableAsync(ForumApp app)
    {
        var member = await app.MemberAsync();
        var topic = await app.TopicAsync(member, await app.CategoryAsync(), "Written in between");
        await app.ReplyAsync(member, topic);
        Assert.True((await app.NewVisitor().VisitAsync($"/t/{topic.Id}")).Has("#p2"));
    }

    static ForumFile File() => Enumerable.Range(1, Topics).Aggregate(new ForumFile(), (file, number) => file.Topic(
        new(number, $"Topic {number}", "Repairs", [.. Enumerable.Range(1, PostsEach).Select(post => Post(number, post))])));

    static OldPost Post(int topic, int number)
    {
        var text = string.Concat(Enumerable.Repeat($"Some **words** about [clocks](https://clocks.example/{number}) and `springs`.\n\n", 6));
        return new((topic * PostsEach) + number, number, $"member{number % 3}", text) { Likes = number % 2 };
    }
}
