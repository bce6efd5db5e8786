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

    [Fact]
    public async Task Forum_of_the_size_that_is_asked_for_is_made_up_and_can_be_read_and_searched()
    {
        await using var large = new ParleyProgram();
        await large.InitializeAsync();

        var made = await large.RunAsync("seed", "--topics", "40", "--replies", "500");

        Assert.Equal(0, made.ExitCode);
        Assert.Contains("40 topics with 500 replies were made up, in ", made.Output, StringComparison.Ordinal);
        await using var app = await ForumApp.StartOnAsync(large.Database);
        Assert.Equal((40, 540), (await app.WithDbAsync(db => db.Topics.CountAsync()), await app.WithDbAsync(db => db.Posts.CountAsync())));
        Assert.All(await app.WithDbAsync(db => db.RecountAsync(CancellationToken.None)), counter => Assert.Equal(0, counter.Value));
        await AssertReadableAsync(app.NewVisitor());
        Assert.NotEmpty((await app.NewVisitor().GetAsync("/search?q=bread")).Texts(".search-hit"));
        Assert.Equal("The forum has topics already: nothing was added.", (await large.RunAsync("seed", "--topics", "40")).Output);
    }

    [Theory]
    [InlineData("--topics: 0 must be a number from 1 to", "--topics", "0")]
    [InlineData("--replies: -1 must be a number from 0 to", "--topics", "5", "--replies", "-1")]
    [InlineData("say how large it is to be", "--replies", "5")]
    [InlineData("There is no file 'nowhere.jsonl'", "--topics", "5", "--like", "nowhere.jsonl")]
    public async Task What_can_not_be_made_up_is_refused_in_words(string said, params string[] arguments)
    {
        await using var fresh = new ParleyProgram();
        await fresh.InitializeAsync();

        var refused = await fresh.RunAsync(["seed", .. arguments]);

        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains(said, refused.Errors, StringComparison.Ordinal);
    }

    static async Task AssertReadableAsync(Visitor visitor)
    {
        var home = await visitor.GetAsync("/");

        Assert.NotEmpty(home.Texts(".topic-title"));
        foreach (var link in home.Document.QuerySelectorAll(".topic-title a").Select(link => link.GetAttribute("href")!))
            Assert.True((await visitor.GetAsync(link)).Has("article.post .prose"), link);
    }
}
