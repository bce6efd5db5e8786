using Microsoft.Playwright;
using Parley.BrowserTests.Pages;
using Parley.Domain.Accounts;
using Parley.Domain.Topics;
using Parley.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Parley.BrowserTests.Reading;

public sealed class LiveTests(ForumInBrowser forum) : BrowserTest(forum)
{
    [Fact]
    public async Task Reply_of_another_is_offered_on_the_open_page_and_shown_in_place()
    {
        var (author, topic) = await TopicAsync();
        var reader = await OpenListeningAsync(topic, await App.MemberAsync("reader"));
        var writer = await TopicPage.OpenAsync(await SignInAsync(await App.MemberAsync("writer")), topic);
        await reader.Composer.Text.FillAsync("What I am writing");
        var composer = await reader.Composer.Text.BoundingBoxAsync();

        await writer.Composer.PostAsync($"Look at this, @{author.Name}");
        await Expect(NewsOn(reader)).ToHaveTextAsync("1 new reply meanwhile, show");
        Assert.Equal(composer!.Y, (await reader.Composer.Text.BoundingBoxAsync())!.Y);
        await App.ReplyAsync(author, topic, "Two of them");
        await Expect(NewsOn(reader)).ToHaveTextAsync("2 new replies meanwhile, show");
        await NewsOn(reader).ClickAsync();

        await Expect(reader.TextOf(3)).ToHaveTextAsync("Two of them");
        await Expect(reader.Post(2)).ToBeFocusedAsync();
        await Expect(reader.Post(2)).ToBeInViewportAsync();
        await Expect(reader.Post(2).Locator("relative-time")).ToHaveCountAsync(1);
        await Expect(NewsOn(reader)).ToHaveCountAsync(0);
        await Expect(reader.Composer.Text).ToHaveValueAsync("What I am writing");
        Assert.Equal($"/t/{topic.Id}/{topic.Slug}", reader.Tab.PathAndQuery);
    }

    [Fact]
    public async Task Button_of_a_post_that_came_later_acts_in_place()
    {
        var (author, topic) = await TopicAsync();
        var reader = await OpenListeningAsync(topic, await App.MemberAsync("reader"));
        await App.ReplyAsync(author, topic, "Like me");
        await NewsOn(reader).ClickAsync();
        await Expect(reader.TextOf(2)).ToHaveTextAsync("Like me");
        await reader.Tab.Page.EvaluateAsync("window.here = true");

        await reader.Post(2).Locator("button.like").ClickAsync();

        await Expect(reader.Post(2).Locator("button.like")).ToHaveAttributeAsync("aria-pressed", "true");
        Assert.True(await reader.Tab.Page.EvaluateAsync<bool>("window.here === true"));
    }

    [Fact]
    public async Task Earlier_page_says_it_quietly_and_leads_there()
    {
        var (author, topic) = await TopicAsync();
        for (var number = 2; number <= 21; number++)
            await App.ReplyAsync(author, topic, $"Reply {number}");
        var reader = await OpenListeningAsync(topic);

        await App.ReplyAsync(author, topic, "On the second page");
        await Expect(NewsOn(reader)).ToHaveTextAsync("1 new reply at the end");
        await NewsOn(reader).ClickAsync();

        await Expect(reader.TextOf(22)).ToHaveTextAsync("On the second page");
        Assert.Equal($"/t/{topic.Id}/{topic.Slug}?page=2", reader.Tab.PathAndQuery);
    }

    [Fact]
    public async Task Full_page_leads_to_the_next_one()
    {
        var (author, topic) = await TopicAsync();
        for (var number = 2; number <= 19; number++)
            await App.ReplyAsync(author, topic, $"Reply {number}");
        var reader = await OpenListeningAsync(topic);

        await App.ReplyAsync(author, topic, "The last one here");
        await App.ReplyAsync(author, topic, "The first one there");
        await Expect(NewsOn(reader)).ToHaveTextAsync("2 new replies, show");
        await NewsOn(reader).ClickAsync();
        await Expect(reader.TextOf(20)).ToHaveTextAsync("The last one here");
        await Expect(NewsOn(reader)).ToHaveTextAsync("1 new reply, show");
        await NewsOn(reader).ClickAsync();

        await Expect(reader.TextOf(21)).ToHaveTextAsync("The first one there");
    }

    [Fact]
    public async Task Bell_moves_on_every_page_and_back_when_it_is_read_elsewhere()
    {
        var (author, topic) = await TopicAsync();
        var tab = await SignInAsync(author);
        await ListenAsync(tab, "/");

        await App.ReplyAsync(await App.MemberAsync(), topic, $"@{author.Name}, look");
        await Expect(tab.UnreadCount).ToHaveTextAsync("1 unread");
        var other = await tab.Page.Context.NewPageAsync();
        await other.GotoAsync($"/t/{topic.Id}/{topic.Slug}");

        await tab.Page.BringToFrontAsync();
        await Expect(tab.UnreadCount).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Page_that_gets_no_stream_asks_every_minute()
    {
        var (author, topic) = await TopicAsync();
        var tab = await OpenAsync();
        await tab.Page.RouteAsync("**/live?*", route => route.FulfillAsync(new() { Status = 204 }));
        await tab.Page.Clock.InstallAsync();
        var page = await TopicPage.OpenAsync(tab, topic);
        await tab.Page.RunAndWaitForRequestAsync(
            () => tab.Page.Clock.RunForAsync(2000), request => request.Url.Contains("/live?", StringComparison.Ordinal));

        await App.ReplyAsync(author, topic, "Found by asking");
        var asked = tab.Page.WaitForRequestAsync(request => request.Url.Contains("/news?", StringComparison.Ordinal));
        while (!asked.IsCompleted)
        {
            await tab.Page.Clock.RunForAsync(30_000);
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        await asked;
        await Expect(NewsOn(page)).ToHaveTextAsync("1 new reply, show");
    }

    [Fact]
    public async Task Without_scripts_nothing_changes()
    {
        var (author, topic) = await TopicAsync();
        var tab = await OpenAsync(new() { Scripts = false });
        var page = await TopicPage.OpenAsync(tab, topic);
        await App.ReplyAsync(author, topic, "Seen after a reload");

        await Expect(tab.Page.Locator(".news")).ToBeEmptyAsync();
        await tab.Page.ReloadAsync();

        await Expect(page.TextOf(2)).ToHaveTextAsync("Seen after a reload");
    }

    async Task<TopicPage> OpenListeningAsync(Topic topic, Member? member = null)
    {
        var tab = member is null ? await OpenAsync() : await SignInAsync(member);
        await ListenAsync(tab, $"/t/{topic.Id}/{topic.Slug}");
        return new(tab);
    }

    static Task<IResponse> ListenAsync(Tab tab, string address) => tab.Page.RunAndWaitForResponseAsync(
        () => tab.GoAsync(address), response => response.Url.Contains("/live?", StringComparison.Ordinal));

    static ILocator NewsOn(TopicPage page) => page.Tab.Page.Locator(".news a");

    async Task<(Member Author, Topic Topic)> TopicAsync()
    {
        var author = await App.MemberAsync("author");
        return (author, await App.TopicAsync(author, await App.CategoryAsync()));
    }
}
