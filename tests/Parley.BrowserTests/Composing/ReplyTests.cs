using System.Text.RegularExpressions;
using LinqToDB;
using LinqToDB.Async;
using Microsoft.Playwright;
using Parley.BrowserTests.Pages;
using Parley.Domain.Accounts;
using Parley.Domain.Topics;
using Parley.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Parley.BrowserTests.Composing;

public sealed class ReplyTests(ForumInBrowser forum) : BrowserTest(forum)
{
    [Fact]
    public async Task Names_complete_after_an_at_sign()
    {
        var (page, author, _) = await OpenTopicAsync();

        var part = author.Name[..^2];
        await page.Composer.Text.PressSequentiallyAsync($"Ask @{part[..^1]}");
        await page.Tab.Page.RunAndWaitForResponseAsync(
            () => page.Composer.Text.PressSequentiallyAsync(part[^1..]), response => response.Url.EndsWith($"q={part}", StringComparison.Ordinal));
        await Expect(page.Tab.Page.GetByRole(AriaRole.Option)).ToHaveTextAsync([author.Name]);
        await page.Tab.Page.Keyboard.PressAsync("Enter");
        await page.Composer.Text.PressSequentiallyAsync("about it");

        await Expect(page.Composer.Text).ToHaveValueAsync($"Ask @{author.Name} about it");
    }

    [Fact]
    public async Task Names_that_come_late_do_not_stand_for_what_is_typed_by_now()
    {
        var (page, author, topic) = await OpenTopicAsync();
        await App.ReplyAsync(await App.MemberAsync("talks"), topic, "Deep enough");
        var (browser, held) = (page.Tab.Page, new TaskCompletionSource());
        await browser.RouteAsync(new Regex("/members/complete.*q=$"), async route =>
        {
            await held.Task;
            await route.ContinueAsync();
        });
        await page.Composer.Text.PressSequentiallyAsync($"Ask @{author.Name}");
        await Expect(browser.GetByRole(AriaRole.Option)).ToHaveTextAsync([author.Name]);

        var late = await browser.RunAndWaitForResponseAsync(
            () => Task.Run(held.SetResult), response => response.Url.EndsWith("q=", StringComparison.Ordinal));
        await late.FinishedAsync();
        await browser.EvaluateAsync("() => new Promise(done => setTimeout(done, 200))");

        await Expect(browser.GetByRole(AriaRole.Option)).ToHaveTextAsync([author.Name], new() { Timeout = 1 });
    }

    [Fact]
    public async Task Quote_is_put_into_the_composer_without_leaving_the_page()
    {
        var (page, _, _) = await OpenTopicAsync();
        var address = page.Tab.Page.Url;
        await page.Composer.Text.FillAsync("I like this:");

        await page.Post(1).Locator("a.quote").ClickAsync();

        await Expect(page.Composer.Text).ToHaveValueAsync(new Regex(@"^I like this:\n\n\[quote=.*\nHow deep\?", RegexOptions.Singleline));
        await Expect(page.Composer.Text).ToBeFocusedAsync();
        await Expect(page.Tab.Page.Locator("#announcer")).ToHaveTextAsync("Quote added to your reply");
        Assert.Equal(address, page.Tab.Page.Url);
    }

    [Fact]
    public async Task Reply_button_says_whom_one_answers_and_one_may_think_better_of_it()
    {
        var (page, author, topic) = await OpenTopicAsync();
        await App.ReplyAsync(author, topic, "As deep as the root");
        await page.Tab.Page.ReloadAsync();

        await Expect(page.Composer.Context).ToBeHiddenAsync();
        await page.Post(2).Locator("a.reply").ClickAsync();
        await Expect(page.Composer.Context).ToContainTextAsync($"{author.Name}, #2");
        await Expect(page.Composer.Text).ToBeFocusedAsync();
        await page.Composer.PostAsync("That deep");
        await Expect(page.Post(3).Locator(".reply-to")).ToContainTextAsync($"Reply to {author.Name}, #2");

        await page.Post(2).Locator("a.reply").ClickAsync();
        await page.Tab.Button("Reply to the topic instead").ClickAsync();
        await Expect(page.Composer.Context).ToBeHiddenAsync();
        await page.Composer.PostAsync("To all");
        await Expect(page.TextOf(4)).ToHaveTextAsync("To all");
        await Expect(page.Post(4).Locator(".reply-to")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Double_click_on_the_button_makes_one_post()
    {
        var (page, _, topic) = await OpenTopicAsync();
        await page.Composer.Text.FillAsync("Once only");

        await page.Composer.Send.DblClickAsync();

        await Expect(page.TextOf(2)).ToHaveTextAsync("Once only");
        Assert.Equal(2, await App.WithDbAsync(db => db.Posts.CountAsync(post => post.TopicId == topic.Id)));
    }

    [Fact]
    public async Task Ctrl_and_Enter_send()
    {
        var (page, _, _) = await OpenTopicAsync();
        await page.Composer.Text.FillAsync("Sent from the keyboard");

        await page.Tab.Page.Keyboard.PressAsync("Control+Enter");

        await Expect(page.TextOf(2)).ToHaveTextAsync("Sent from the keyboard");
    }

    [Fact]
    public async Task Reply_to_a_topic_that_was_closed_meanwhile_keeps_its_text()
    {
        var (page, _, topic) = await OpenTopicAsync();
        await App.WithDbAsync(db => db.Topics.Where(row => row.Id == topic.Id).Set(row => row.ClosedAt, (DateTimeOffset?)topic.CreatedAt).UpdateAsync());

        await page.Composer.PostAsync("Too late");

        await Expect(page.Tab.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("closed meanwhile");
        await Expect(page.Composer.Text).ToHaveValueAsync("Too late");
    }

    async Task<(TopicPage Page, Member Author, Topic Topic)> OpenTopicAsync()
    {
        var (author, reader) = (await App.MemberAsync("author"), await App.MemberAsync("reader"));
        var topic = await App.TopicAsync(author, await App.CategoryAsync(), "Planting a plum tree", "How deep?");
        return (await TopicPage.OpenAsync(await SignInAsync(reader), topic), author, topic);
    }
}
