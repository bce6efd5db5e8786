using Parley.BrowserTests.Pages;
using Parley.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Parley.BrowserTests.Composing;

public sealed class PreviewTests(ForumInBrowser forum) : BrowserTest(forum)
{
    const string Text = "**Bold**, `code`, <b onclick=\"x()\">own HTML</b>\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n```js\nlet a = 1;\n```";

    [Fact]
    public async Task Preview_is_what_will_stand_there()
    {
        var page = await OpenTopicAsync();
        await page.Composer.Text.FillAsync(Text);

        await page.Composer.PreviewTab.ClickAsync();
        await Expect(page.Composer.Preview.Locator("strong")).ToHaveTextAsync("Bold");
        await Expect(page.Composer.Text).ToBeHiddenAsync();
        var previewed = await page.Composer.Preview.InnerHTMLAsync();
        await page.Composer.Send.ClickAsync();
        await Expect(page.TextOf(2).Locator("strong")).ToHaveTextAsync("Bold");

        Assert.Equal(previewed.Trim(), (await page.TextOf(2).InnerHTMLAsync()).Trim());
    }

    [Fact]
    public async Task Preview_sends_the_token_along_and_the_text_comes_back_with_the_other_tab()
    {
        var page = await OpenTopicAsync();
        await page.Composer.Text.FillAsync(Text);

        var request = await page.Tab.Page.RunAndWaitForRequestAsync(
            () => page.Composer.PreviewTab.ClickAsync(), request => request.Url.EndsWith("/preview", StringComparison.Ordinal));
        Assert.Contains("__token", request.PostData, StringComparison.Ordinal);
        Assert.Equal(200, (await request.ResponseAsync())!.Status);
        await page.Composer.WriteTab.ClickAsync();

        await Expect(page.Composer.Text).ToHaveValueAsync(Text);
        await Expect(page.Composer.Text).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Tabs_are_moved_between_by_the_arrow_keys()
    {
        var page = await OpenTopicAsync();
        await page.Composer.Text.FillAsync("*Slanted*");

        await page.Composer.WriteTab.FocusAsync();
        await page.Tab.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.Composer.PreviewTab).ToBeFocusedAsync();
        await page.Tab.Page.Keyboard.PressAsync("Enter");

        await Expect(page.Composer.Preview.Locator("em")).ToHaveTextAsync("Slanted");
    }

    [Fact]
    public async Task Toolbar_makes_the_chosen_words_bold()
    {
        var page = await OpenTopicAsync();
        await page.Composer.Text.FillAsync("loud");

        await page.Composer.Text.SelectTextAsync();
        await page.Tab.Button("Bold").ClickAsync();

        await Expect(page.Composer.Text).ToHaveValueAsync("**loud**");
    }

    async Task<TopicPage> OpenTopicAsync()
    {
        var member = await App.MemberAsync();
        var topic = await App.TopicAsync(member, await App.CategoryAsync(), "To be previewed", "Something to answer");
        return await TopicPage.OpenAsync(await SignInAsync(member), topic);
    }
}
