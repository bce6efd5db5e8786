using System.Net;
using System.Text.Json;
using LinqToDB;
using LinqToDB.Async;
using Parley.Testing;
using Parley.Web.Features.Search;
using Xunit;

namespace Parley.WebTests.Search;

/// <summary>What is offered before, beside and instead of what was found.</summary>
public sealed class SuggestionTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Topics_whose_titles_begin_so_are_suggested_to_those_who_may_see_them()
    {
        var (inside, outside) = (await App.MemberAsync("inside"), await App.MemberAsync("outside"));
        var (open, closed) = (await App.CategoryAsync(), await App.CategoryAsync((await App.GroupAsync(inside)).Id));
        var word = Cast.UniqueName("zeppelin");
        var shown = await App.TopicAsync(inside, open, $"A flying {word} here");
        var hidden = await App.TopicAsync(inside, closed, $"Another flying {word} there");
        await App.RunJobsAsync();

        Assert.Equal([hidden.Title, shown.Title], await SuggestedAsync(await App.SignedInAsync(inside), $"{word[..10]} fl"));
        Assert.Equal([shown.Title], await SuggestedAsync(await App.SignedInAsync(outside), $"{word[..10]} fl"));
        Assert.Equal([shown.Title], await SuggestedAsync(App.NewVisitor(), word));
        Assert.Empty(await SuggestedAsync(App.NewVisitor(), "z"));
        Assert.Empty(await SuggestedAsync(App.NewVisitor(), "\0 ' % \\"));
    }

    [Fact]
    public async Task Mistyped_word_is_offered_rightly_spelled_but_not_one_that_the_viewer_may_not_read()
    {
        var inside = await App.MemberAsync("inside");
        var (open, closed) = (await App.CategoryAsync(), await App.CategoryAsync((await App.GroupAsync(inside)).Id));
        await using var own = await ForumApp.StartAsync();
        var member = await own.MemberAsync();
        await own.TopicAsync(member, await own.CategoryAsync(), "The chandelier", "It flickers");
        var group = await own.GroupAsync(member);
        await own.TopicAsync(member, await own.CategoryAsync(group.Id), "The parallelogram", "Its text");
        await own.RunJobsAsync();

        var page = await own.NewVisitor().GetAsync("/search?q=chandeleir+author:" + member.Name);
        Assert.Equal("chandelier author:" + member.Name, page.TextAt(".search-meant a"));
        Assert.Single((await own.NewVisitor().GetAsync(page.LinkAt(".search-meant a")!)).Texts(".search-hit"));
        Assert.False((await own.NewVisitor().GetAsync("/search?q=parallelogarm")).Has(".search-meant"));
        Assert.True((await (await own.SignedInAsync(member)).GetAsync("/search?q=parallelogarm")).Has(".search-meant"));
    }

    [Fact]
    public async Task Similar_topics_are_shown_of_a_topic_and_of_a_title_that_is_typed()
    {
        var inside = await App.MemberAsync("inside");
        var (open, closed) = (await App.CategoryAsync(), await App.CategoryAsync((await App.GroupAsync(inside)).Id));
        var (first, second) = (Cast.UniqueName("gear"), Cast.UniqueName("wheel"));
        var topic = await App.TopicAsync(inside, open, $"Broken {first} and {second}");
        var like = await App.TopicAsync(inside, open, $"A {first} with a {second}");
        var hidden = await App.TopicAsync(inside, closed, $"Secret {first} and {second}");
        await App.RunJobsAsync();
        var guest = App.NewVisitor();

        Assert.Equal([like.Title], (await guest.GetAsync($"/t/{topic.Id}/similar")).Texts(".similar li > a"));
        Assert.Equal([like.Title, topic.Title], (await guest.GetAsync($"/search/similar?title={first}+{second}")).Texts(".similar li > a").Order());
        Assert.Contains(hidden.Title, (await (await App.SignedInAsync(inside)).GetAsync($"/t/{topic.Id}/similar")).Texts(".similar li > a"));
        Assert.Equal(HttpStatusCode.NotFound, (await guest.GetAsync($"/t/{hidden.Id}/similar")).Status);
        Assert.Equal($"/t/{topic.Id}/similar", (await guest.VisitAsync($"/t/{topic.Id}")).LinkAt(".topic-similar a"));
    }

    [Fact]
    public async Task Index_is_filled_and_made_anew_while_posts_are_written()
    {
        await using var own = await ForumApp.StartAsync();
        var (member, category) = (await own.MemberAsync(), await own.CategoryAsync());
        var topic = await own.TopicAsync(member, category, "About an umbrella", "It rains");
        for (var number = 0; number < 5; number++)
            await own.ReplyAsync(member, topic, $"Umbrella number {number}");
        await own.RunJobsAsync();

        // As if the forum were older than its index.
        await own.WithDbAsync(db => db.FreshPosts.DeleteAsync());
        Assert.Empty((await own.NewVisitor().GetAsync("/search?q=umbrella")).Texts(".search-hit"));
        while (await own.WithAsync((FillIndex fill) => fill.FillAsync(2, CancellationToken.None)))
        {
        }

        Assert.Contains("6 posts found in it", (await own.NewVisitor().GetAsync("/search?q=umbrellas")).Text, StringComparison.Ordinal);
        await own.ReplyAsync(member, topic, "One more umbrella");
        await own.RunJobsAsync();
        await own.WithAsync<FillIndex, bool>(async fill =>
        {
            await fill.RebuildAsync(new Progress<int>(), CancellationToken.None);
            return true;
        });

        Assert.Contains("7 posts found in it", (await own.NewVisitor().GetAsync("/search?q=umbrellas")).Text, StringComparison.Ordinal);
        var state = await own.WithDbAsync(db => db.SearchStates.SingleAsync());
        Assert.Equal((2, 7), (state.Generation, state.Posts));
        Assert.Empty(await own.WithDbAsync(db => db.SearchPostings.Where(row => row.Generation != 2).ToListAsync()));
    }

    [Fact]
    public async Task Index_that_is_not_whole_says_so()
    {
        await using var own = await ForumApp.StartAsync();
        Assert.DoesNotContain("still being built", (await own.NewVisitor().GetAsync("/search?q=lamp")).Text, StringComparison.Ordinal);
        await own.WithDbAsync(db => db.SearchStates.Set(row => row.FilledAt, (DateTimeOffset?)null).UpdateAsync());
        Assert.Contains("still being built", (await own.NewVisitor().GetAsync("/search?q=lamp")).Text, StringComparison.Ordinal);
    }

    static async Task<IReadOnlyList<string>> SuggestedAsync(Visitor visitor, string typed)
    {
        var answer = await visitor.GetAsync("/search/suggestions?q=" + Uri.EscapeDataString(typed));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return [.. JsonDocument.Parse(answer.Body).RootElement.EnumerateArray()
            .Where(row => row.GetProperty("kind").GetString() == "topic").Select(row => row.GetProperty("name").GetString()!)];
    }
}
