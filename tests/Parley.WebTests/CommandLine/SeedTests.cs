using LinqToDB.Async;
using Parley.Data;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.CommandLine;

public sealed class SeedTests(ParleyProgram program) : ProgramTest(program), IClassFixture<ParleyProgram>
{
    [Fact]
    public async Task Empty_forum_is_filled_once_and_every_topic_can_be_read()
    {
        var first = await Program.RunAsync("seed");
        Assert.Equal(0, first.ExitCode);
        Assert.Matches(@"^\d+ topics were added\.$", first.Output);
        await using var app = await ForumApp.StartOnAsync(Program.Database);
        var topics = await app.WithDbAsync(db => db.Topics.CountAsync());

        var second = await Program.RunAsync("seed");

        Assert.Equal((0, "The forum has topics already: nothing was added."), (second.ExitCode, second.Output));
        Assert.Equal(topics, await app.WithDbAsync(db => db.Topics.CountAsync()));
        Assert.Equal($"{topics} topics were added.", first.Output);
        Assert.All(await app.WithDbAsync(db => db.RecountAsync(CancellationToken.None)), counter => Assert.Equal(0, counter.Value));
        await AssertReadableAsync(app.NewVisitor());
    }

    static async Task AssertReadableAsync(Visitor visitor)
    {
        var home = await visitor.GetAsync("/");

        Assert.NotEmpty(home.Texts(".topic-title"));
        foreach (var link in home.Document.QuerySelectorAll(".topic-title a").Select(link => link.GetAttribute("href")!))
            Assert.True((await visitor.GetAsync(link)).Has("article.post .prose"), link);
    }
}
