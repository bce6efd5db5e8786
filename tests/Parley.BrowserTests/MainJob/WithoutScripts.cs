using System.Text.RegularExpressions;
using Parley.BrowserTests.Pages;
using Parley.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Parley.BrowserTests.MainJob;

public sealed class WithoutScripts(ForumInBrowser forum) : MainJobTests(forum, scripts: false)
{
    [Fact]
    public async Task Quote_leads_to_a_page_of_its_own_that_is_filled_in()
    {
        var (author, reader) = (await App.MemberAsync("author"), await App.MemberAsync("reader"));
        var topic = await App.TopicAsync(author, await App.CategoryAsync(), "Worth a quote", "Measure twice, cut once.");
        var tab = await SignInAsync(reader, new() { Scripts = false });
        var page = await TopicPage.OpenAsync(tab, topic);

        await page.Post(1).GetByText("Quote").ClickAsync();
        await Expect(tab.Title).ToHaveTextAsync("Reply");
        await Expect(page.Composer.Text).ToHaveValueAsync(new Regex("Measure twice, cut once"));
        await Expect(page.Composer.Context).ToContainTextAsync("#1");
        await page.Composer.Text.PressSequentiallyAsync("So true.");
        await page.Composer.Send.ClickAsync();

        await Expect(page.TextOf(2).Locator("aside.quote")).ToContainTextAsync("Measure twice, cut once.");
    }

    [Fact]
    public async Task Lists_open_behind_the_menu_button_of_a_narrow_screen()
    {
        await App.CategoryAsync();
        var tab = await OpenAsync(new() { Scripts = false, Width = TabOptions.Phone });
        await tab.GoAsync("/");
        var lists = tab.Page.Locator(".side-nav");

        // The first that is listed: other tests make so many that a certain one may be left to the page of all categories.
        var category = lists.Locator("section a").First;
        var name = (await category.TextContentAsync())!.Trim();

        await Expect(lists).ToBeHiddenAsync();
        await tab.Page.Locator(".nav-toggle > summary").ClickAsync();
        await Expect(lists).ToBeVisibleAsync();
        await category.ClickAsync();

        await Expect(tab.Title).ToHaveTextAsync(name);
    }

    [Fact]
    public async Task Menu_of_ones_own_opens_too()
    {
        var tab = await SignInAsync(await App.MemberAsync(), new() { Scripts = false, Width = TabOptions.Phone });

        await tab.Page.Locator(".site-actions .menu > summary").ClickAsync();
        await tab.Link("Settings").ClickAsync();

        await Expect(tab.Title).ToHaveTextAsync("Your profile");
    }
}
