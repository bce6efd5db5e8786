using LinqToDB;
using LinqToDB.Async;
using Parley.Data.Jobs;
using Parley.Data.Mails;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.CommandLine;

public sealed class DoctorTests(ParleyProgram program) : ProgramTest(program), IClassFixture<ParleyProgram>
{
    [Fact]
    public async Task Looking_for_a_forum_where_none_is_leaves_nothing_behind()
    {
        var data = Path.Combine(Program.Folder, "nothing");

        var run = await Program.RunBareAsync(["doctor", "--data", data]);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"parley: There is no forum yet: the database file '{Path.Combine(data, "parley.db")}' does not exist.", run.Errors, StringComparison.Ordinal);
        Assert.Contains("'parley serve' starts one", run.Errors, StringComparison.Ordinal);
        Assert.False(Path.Exists(data));
    }

    // One story, because each step stands on the one before and costs a start of the program.
    [Fact]
    public async Task Database_is_brought_up_and_examined_and_set_right()
    {
        var empty = await Program.RunAsync("doctor");
        Assert.Equal(1, empty.ExitCode);
        Assert.Contains(
            TestDatabase.IsSqlite ? "There is no forum yet" : "pending: run 'parley migrate'", empty.Output + empty.Errors, StringComparison.Ordinal);

        var first = await Program.RunAsync("migrate");
        Assert.Equal(0, first.ExitCode);
        Assert.Matches(@"^\d+ migrations were applied\.$", first.Output);
        var second = await Program.RunAsync("migrate");
        Assert.Equal((0, "The database is up to date."), (second.ExitCode, second.Output));

        await using var app = await ForumApp.StartOnAsync(Program.Database);
        var member = await app.MemberAsync();
        var topic = await app.TopicAsync(member, await app.CategoryAsync());
        await app.ReplyAsync(member, topic);
        await app.RunJobsAsync();
        foreach (var status in new[] { MailStatus.Sent, MailStatus.Skipped, MailStatus.Skipped })
            await app.WithDbAsync(db => db.InsertAsync(new LoggedMail { At = DateTimeOffset.UnixEpoch, Status = status }));
        var sound = await Program.RunAsync("doctor");
        Assert.Equal(0, sound.ExitCode);
        Assert.Contains("up to date", sound.Output, StringComparison.Ordinal);
        Assert.Contains("Integrity sound", sound.Output, StringComparison.Ordinal);
        Assert.Contains("Counters right", sound.Output, StringComparison.Ordinal);
        Assert.Contains("Mails 1 sent, 2 skipped, 0 failed attempts", sound.Output, StringComparison.Ordinal);
        Assert.Contains("0 waiting, 0 given up", sound.Output, StringComparison.Ordinal);

        await app.WithDbAsync(db => db.InsertAsync(new Job { Handler = "Courier", LastError = "The bridge is out.\n   at Ford()", FailedAt = DateTimeOffset.UnixEpoch }));
        var troubled = await Program.RunAsync("doctor");
        Assert.Contains("0 waiting, 1 given up; Courier failed: The bridge is out.", troubled.Output, StringComparison.Ordinal);

        await app.WithDbAsync(db => db.Topics.Set(row => row.ReplyCount, 99).Set(row => row.LikeCount, 99).UpdateAsync());
        await app.WithDbAsync(db => db.Categories.Set(row => row.ReplyCount, 99).Set(row => row.TopicCount, 99).UpdateAsync());
        await app.WithDbAsync(db => db.Members.Set(row => row.ReplyCount, 99).Set(row => row.TopicCount, 99).Set(row => row.LikesReceived, 99).UpdateAsync());
        var wrong = await Program.RunAsync("doctor");
        Assert.Equal(0, wrong.ExitCode);
        Assert.All(
            ["replies of topics", "likes of topics", "topics of categories", "replies of categories", "topics of members", "replies of members", "likes of members"],
            counter => Assert.Contains($"{counter} (1 rows)", wrong.Output, StringComparison.Ordinal));

        Assert.Contains("Counters right", (await Program.RunAsync("doctor")).Output, StringComparison.Ordinal);
        var counted = await app.WithDbAsync(db => db.Topics.SingleAsync());
        Assert.Equal((1, 0), (counted.ReplyCount, counted.LikeCount));
    }
}
