using Parley.BrowserTests.Pages;
using Parley.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Parley.BrowserTests.Composing;

/// <summary>What is typed stays in the tab until it has been sent, and no longer.</summary>
public sealed class SafetyCopyTests(ForumInBrowser forum) : BrowserTest(forum)
{
    [Fact]
    public async Task What_was_typed_is_back_after_a_reload_and_can_be_dropped()
    {
        var page = await OpenTopicAsync();
        await page.Composer.Text.FillAsync("A long thought");

        await page.Tab.Page.ReloadAsync();
        await Expect(page.Composer.Text).ToHaveValueAsync("A long thought");
        await Expect(page.Composer.RestoredNote).ToBeVisibleAsync();
        await page.Tab.Button("Discard it").ClickAsync();
        await Expect(page.Composer.Text).ToHaveValueAsync("");
        await page.Tab.Page.ReloadAsync();

        await Expect(page.Composer.Text).ToHaveValueAsync("");
        await Expect(page.Composer.RestoredNote).ToBeHiddenAsync();
    }

    [Fact]
    public async Task What_was_typed_is_back_after_a_look_at_another_page()
    {
        var page = await OpenTopicAsync();
        var address = page.Tab.PathAndQuery;
        await page.Composer.Text.FillAsync("A long thought");

        await page.Tab.GoAsync("/");
        await page.Tab.GoAsync(address);

        await Expect(page.Composer.Text).ToHaveValueAsync("A long thought");
        await Expect(page.Composer.RestoredNote).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_was_sent_is_gone_from_the_composer()
    {
        var page = await OpenTopicAsync();

        await page.Composer.PostAsync("Said and done");
        await Expect(page.TextOf(2)).ToHaveTextAsync("Said and done");
        await Expect(page.Composer.Text).ToHaveValueAsync("");
        await page.Tab.Page.ReloadAsync();

        await Expect(page.Composer.Text).ToHaveValueAsync("");
        await Expect(page.Composer.RestoredNote).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Going_back_after_posting_does_not_bring_the_sent_text_again()
    {
        var page = await OpenTopicAsync();
        await page.Composer.Text.PressSequentiallyAsync("Said and done");
        await page.Composer.Send.ClickAsync();
        await Expect(page.TextOf(2)).ToHaveTextAsync("Said and done");

        await page.Tab.Page.GoBackAsync();

        await Expect(page.Composer.Send).ToBeEnabledAsync();
        await Expect(page.Composer.Text).ToHaveValueAsync("");
        await Expect(page.Composer.RestoredNote).ToBeHiddenAsync();
    }

    [Fact]
    public async Task What_is_written_after_going_back_is_a_post_of_its_own()
    {
        var page = await OpenTopicAsync();
        await page.Composer.PostAsync("The first thought");
        await Expect(page.TextOf(2)).ToHaveTextAsync("The first thought");

        await page.Tab.Page.GoBackAsync();
        await page.Composer.PostAsync("The second thought");

        await Expect(page.TextOf(3)).ToHaveTextAsync("The second thought");
    }

    [Fact]
    public async Task Going_back_after_a_new_topic_does_not_bring_it_again()
    {
        var category = await App.CategoryAsync();
        var tab = await SignInAsync(await App.MemberAsync());
        var composer = new ComposerForm(tab.Page);
        await tab.GoAsync($"/new-topic?category={category.Id}");
        await tab.Page.Locator("#title").PressSequentiallyAsync("Told only once");
        await composer.PostAsync("Said and done");
        await Expect(tab.Title).ToHaveTextAsync("Told only once");

        await tab.Page.GoBackAsync();

        await Expect(tab.Title).ToHaveTextAsync("New topic");
        await Expect(tab.Page.Locator("#title")).ToHaveValueAsync("");
        await Expect(composer.Text).ToHaveValueAsync("");
        await Expect(composer.RestoredNote).ToBeHiddenAsync();
    }

    [Fact]
    public async Task What_was_typed_for_a_poll_is_back_and_unfolded_and_can_be_dropped()
    {
        var tab = await SignInAsync(await App.MemberAsync());
        var (composer, page) = (new ComposerForm(tab.Page), tab.Page);
        await tab.GoAsync("/new-topic");
        await page.Locator(".add-poll > summary").ClickAsync();
        await page.Locator("[name='poll.choices']").FillAsync("Sea\nHills");
        await page.Locator("[name='poll.most']").FillAsync("2");
        await page.Locator("[name='poll.until']").FillAsync("2031-05-01");
        await page.Locator("[name='poll.results'][value=WhenEnded]").CheckAsync();

        await page.ReloadAsync();
        await Expect(page.Locator("[name='poll.choices']")).ToBeVisibleAsync();
        await Expect(page.Locator("[name='poll.choices']")).ToHaveValueAsync("Sea\nHills");
        await Expect(page.Locator("[name='poll.most']")).ToHaveValueAsync("2");
        await Expect(page.Locator("[name='poll.until']")).ToHaveValueAsync("2031-05-01");
        await Expect(page.Locator("[name='poll.results'][value=WhenEnded]")).ToBeCheckedAsync();
        await Expect(composer.RestoredNote).ToBeVisibleAsync();

        await tab.Button("Discard it").ClickAsync();
        await page.ReloadAsync();
        await Expect(page.Locator(".add-poll")).Not.ToHaveAttributeAsync("open", "");
        await Expect(page.Locator("[name='poll.most']")).ToHaveValueAsync("1");
        await Expect(page.Locator("[name='poll.results'][value=Always]")).ToBeCheckedAsync();
        await Expect(composer.RestoredNote).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Logging_out_leaves_nothing_behind()
    {
        var page = await OpenTopicAsync();
        await page.Composer.Text.FillAsync("For my eyes only");

        await page.Tab.LogOutAsync();
        await Expect(page.Tab.MemberName).ToHaveCountAsync(0);

        Assert.Equal(0, await page.Tab.Page.EvaluateAsync<int>("sessionStorage.length"));
    }

    async Task<TopicPage> OpenTopicAsync()
    {
        var member = await App.MemberAsync();
        var topic = await App.TopicAsync(member, await App.CategoryAsync(), "Thoughts", "What do you think?");
        return await TopicPage.OpenAsync(await SignInAsync(member), topic);
    }
}
