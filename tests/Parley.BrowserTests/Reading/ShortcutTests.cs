using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Parley.BrowserTests.Pages;
using Parley.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Parley.BrowserTests.Reading;

public sealed class ShortcutTests(ForumInBrowser forum) : BrowserTest(forum)
{
    [Fact]
    public async Task Question_mark_shows_the_keys_and_Escape_puts_them_away()
    {
        var tab = await OpenAsync();
        await tab.GoAsync("/");
        var dialog = tab.Page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard shortcuts" });

        await tab.Page.Keyboard.PressAsync("?");
        await Expect(dialog).ToBeVisibleAsync();
        await tab.Page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToBeHiddenAsync();
        await tab.Button("Keyboard shortcuts").ClickAsync();
        await Expect(dialog).ToBeVisibleAsync();
        await tab.Button("Close").ClickAsync();

        await Expect(dialog).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Rows_are_walked_with_j_and_k_and_opened_with_o()
    {
        var (member, category) = (await App.MemberAsync(), await App.CategoryAsync());
        foreach (var title in new[] { "Oldest of three", "Middle of three", "Newest of three" })
            await App.TopicAsync(member, category, title);
        var tab = await OpenAsync();
        await tab.GoAsync($"/c/{category.Slug}");
        var chosen = tab.Page.Locator(".topic-row.selected .topic-title");

        await PressAsync(tab, "j", "j", "j", "j");
        await Expect(chosen).ToHaveTextAsync("Oldest of three");
        await PressAsync(tab, "k");
        await Expect(chosen).ToHaveTextAsync("Middle of three");
        await PressAsync(tab, "o");

        await Expect(tab.Title).ToHaveTextAsync("Middle of three");
    }

    [Fact]
    public async Task Post_is_answered_with_r_and_quoted_with_q()
    {
        var (author, reader) = (await App.MemberAsync("author"), await App.MemberAsync("reader"));
        var topic = await App.TopicAsync(author, await App.CategoryAsync(), "By keys", "The first post");
        await App.ReplyAsync(author, topic, "The second post");
        var page = await TopicPage.OpenAsync(await SignInAsync(reader), topic);

        await PressAsync(page.Tab, "j", "j", "r");
        await Expect(page.Composer.Text).ToBeFocusedAsync();
        await Expect(page.Composer.Context).ToContainTextAsync("#2");
        await Expect(page.Composer.Text).ToHaveValueAsync("");
        await page.Composer.Text.BlurAsync();
        await PressAsync(page.Tab, "q");

        await Expect(page.Composer.Text).ToHaveValueAsync(new Regex("The second post"));
    }

    [Fact]
    public async Task Pages_are_one_or_two_keys_away()
    {
        await App.TopicAsync(await App.MemberAsync(), await App.CategoryAsync());
        var tab = await SignInAsync(await App.MemberAsync());

        await PressAsync(tab, "g", "n");
        await Expect(tab.Title).ToHaveTextAsync("Notifications");
        await PressAsync(tab, "g", "h");
        await Expect(tab.Title).ToHaveTextAsync("Latest topics");
        await PressAsync(tab, "c");

        await Expect(tab.Title).ToHaveTextAsync("New topic");
    }

    [Fact]
    public async Task Keys_rest_while_one_types_and_where_they_were_switched_off()
    {
        await App.TopicAsync(await App.MemberAsync(), await App.CategoryAsync());
        var tab = await SignInAsync(await App.MemberAsync());

        await tab.GoAsync("/new-topic");
        await tab.Page.Locator("#title").PressSequentiallyAsync("crowd? go home");
        await Expect(tab.Page.Locator("#title")).ToHaveValueAsync("crowd? go home");
        await tab.GoAsync("/");
        await PressAsync(tab, "?");
        await tab.Field("Use single keys as shortcuts").UncheckAsync();
        await PressAsync(tab, "Escape", "j", "c");

        await Expect(tab.Page.Locator(".selected")).ToHaveCountAsync(0);
        await Expect(tab.Title).ToHaveTextAsync("Latest topics");
    }

    static async Task PressAsync(Tab tab, params string[] keys)
    {
        foreach (var key in keys)
            await tab.Page.Keyboard.PressAsync(key);
    }
}
