using System.Net;
using Parley.Domain.Accounts;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Polls;

/// <summary>What was typed for a poll outlives the session in which it was typed.</summary>
public sealed class PollDraftTests(ForumApp app) : ForumTest(app)
{
    const string Choices = "Sea\n\nHills  \nThe same as last year 😀";

    static readonly (string Name, string Value)[] Typed =
        [("poll.question", "Which \"way\"?"), ("poll.choices", Choices), ("poll.most", "2"), ("poll.until", "2031-05-01"), ("poll.results", "WhenEnded")];

    [Fact]
    public async Task Poll_of_a_new_topic_is_there_after_logging_in_again()
    {
        var (member, category) = (await App.MemberAsync(), await App.CategoryAsync());
        var form = await (await App.SignedInAsync(member)).GetAsync("/new-topic");

        var later = App.NewVisitor();
        var back = await BackAsync(later, member, await later.SubmitAsync(form, "form.composer", [.. Typed, ("title", "Where to?"), ("category", $"{category.Id}"), ("text", "Say")]));

        Assert.Equal("New topic", back.Title);
        Kept(back);
        var started = await later.SubmitAsync(back, "form.composer", ("poll.until", ""));
        Assert.Equal(["Sea", "Hills", "The same as last year 😀"], started.Texts(".poll-ballot .choice"));
        Assert.False((await later.GetAsync("/new-topic")).Document.QuerySelector(".add-poll")!.HasAttribute("open"));
    }

    [Fact]
    public async Task Poll_alone_is_kept_without_title_and_text()
    {
        var member = await App.MemberAsync();
        var form = await (await App.SignedInAsync(member)).GetAsync("/new-topic");

        var later = App.NewVisitor();
        var signedOut = await later.SubmitAsync(form, "form.composer", Typed);
        Assert.Contains("Hills", signedOut.TextAt("#kept"), StringComparison.Ordinal);

        Kept(await BackAsync(later, member, signedOut));
    }

    [Fact]
    public async Task Poll_to_be_added_by_an_edit_is_there_after_logging_in_again()
    {
        var author = await App.MemberAsync();
        var topic = await App.TopicAsync(author, await App.CategoryAsync());
        var form = await (await App.SignedInAsync(author)).GetAsync($"/p/{(await App.PostAsync(topic, 1)).Id}/edit");

        var later = App.NewVisitor();
        var back = await BackAsync(later, author, await later.SubmitAsync(form, "form.composer", Typed));

        Kept(back);
        Assert.True((await later.SubmitAsync(back, "form.composer")).Has(".poll-ballot"));
        Assert.True((await App.TopicNowAsync(topic)).HasPoll);
    }

    [Fact]
    public async Task Change_of_a_poll_is_there_after_logging_in_again()
    {
        var author = await App.MemberAsync();
        var topic = await App.TopicWithPollAsync(author, new() { Choices = "Tea\nCoffee" });
        var form = await (await App.SignedInAsync(author)).GetAsync($"/t/{topic.Id}/poll");

        var later = App.NewVisitor();
        var back = await BackAsync(later, author, await later.SubmitAsync(form, "#poll-form", Typed));

        Assert.Equal(Choices, ChoicesOn(back));
        Assert.Equal(["Sea", "Hills", "The same as last year 😀"], (await later.SubmitAsync(back, "#poll-form")).Texts(".poll-ballot .choice"));
        Assert.Equal("Sea\nHills\nThe same as last year 😀", ChoicesOn(await later.GetAsync($"/t/{topic.Id}/poll")));
    }

    [Fact]
    public async Task From_the_first_vote_on_the_day_alone_is_kept()
    {
        var author = await App.MemberAsync();
        var topic = await App.TopicWithPollAsync(author, new() { Choices = "Tea\nCoffee" });
        var voter = await App.MemberAsync();
        await App.VoteAsync(voter, topic, 1);
        var form = await (await App.SignedInAsync(author)).GetAsync($"/t/{topic.Id}/poll");

        var later = App.NewVisitor();
        var back = await BackAsync(later, author, await later.SubmitAsync(form, "#poll-form", ("poll.until", "2031-05-01")));

        Assert.Equal("2031-05-01", ValueOf(back, "poll.until"));
        Assert.Contains("ends on", (await later.SubmitAsync(back, "#poll-form")).TextAt(".poll-facts"), StringComparison.Ordinal);
        Assert.Equal([1, 1, 0], await App.CountsAsync(topic));
    }

    // The place of a vote is the topic's, where a reply may be waiting to be finished.
    [Fact]
    public async Task Vote_after_the_session_leaves_the_draft_of_a_reply_alone()
    {
        var (author, member) = (await App.MemberAsync(), await App.MemberAsync());
        var topic = await App.TopicWithPollAsync(author, new() { Choices = "Tea\nCoffee" });
        var page = await (await App.SignedInAsync(member)).VisitAsync($"/t/{topic.Id}");
        var first = App.NewVisitor();
        await BackAsync(first, member, await first.SubmitAsync(page, "form.composer", ("text", "Half a thought")));

        var later = App.NewVisitor();
        var back = await BackAsync(later, member, await later.SubmitAsync(page, ".poll-ballot", ("choice", "1")));

        Assert.Equal(topic.Title, back.Title);
        Assert.Equal("Half a thought", back.TextAt("textarea[name=text]"));
    }

    [Fact]
    public async Task Too_much_is_kept_as_far_as_it_goes_and_nonsense_is_nothing()
    {
        var member = await App.MemberAsync();
        var form = await (await App.SignedInAsync(member)).GetAsync("/new-topic");

        var later = App.NewVisitor();
        var back = await BackAsync(later, member, await later.SubmitAsync(
            form, "form.composer", ("poll.question", new string('q', 799) + "😀"), ("poll.choices", new string('c', 30_000) + "\0"),
            ("poll.most", new string('9', 100)), ("poll.until", "<b>never</b> and never again"), ("poll.results", "99")));

        Assert.Equal(new string('q', 799), ValueOf(back, "poll.question"));
        Assert.StartsWith("cccc", ChoicesOn(back), StringComparison.Ordinal);
        Assert.Equal("Always", back.Document.QuerySelector("[name='poll.results'][checked]")!.GetAttribute("value"));
    }

    static Task<Page> BackAsync(Visitor visitor, Member member, Page signedOut)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, signedOut.Status);
        return visitor.SubmitAsync(signedOut, "main form", ("name", member.Name), ("password", Cast.Password));
    }

    static void Kept(Page page)
    {
        Assert.True(page.Document.QuerySelector(".add-poll")!.HasAttribute("open"));
        Assert.Equal(("Which \"way\"?", "2", "2031-05-01"), (ValueOf(page, "poll.question"), ValueOf(page, "poll.most"), ValueOf(page, "poll.until")));
        Assert.Equal(Choices, ChoicesOn(page));
        Assert.Equal("WhenEnded", page.Document.QuerySelector("[name='poll.results'][checked]")!.GetAttribute("value"));
    }

    static string? ValueOf(Page page, string name) => page.Document.QuerySelector($"[name='{name}']")!.GetAttribute("value");

    static string ChoicesOn(Page page) => page.Document.QuerySelector("[name='poll.choices']")!.TextContent.Trim('\n');
}
