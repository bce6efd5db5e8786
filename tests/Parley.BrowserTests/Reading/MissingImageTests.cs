using Parley.BrowserTests.Pages;
using Parley.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Parley.BrowserTests.Reading;

public sealed class MissingImageTests(ForumInBrowser forum) : BrowserTest(forum)
{
    [Fact]
    public async Task Picture_whose_server_is_gone_becomes_a_link_and_one_without_TLS_is_shown()
    {
        const string text = "![The plan](http://gone.example/plan.png) ![](http://gone.example/a/b.png) ![here](http://there.example/c.png)";
        var topic = await App.TopicAsync(await App.MemberAsync(), await App.CategoryAsync(), "Pictures", text);
        var tab = await OpenAsync(new() { HasForeignPictures = true });
        await tab.Page.RouteAsync("http://gone.example/**", route => route.AbortAsync());

        var page = await TopicPage.OpenAsync(tab, topic);

        var missing = page.Post(1).Locator("a.missing-image");
        await Expect(missing).ToHaveTextAsync(["The plan", "b.png"]);
        await Expect(missing.First).ToHaveAttributeAsync("href", "http://gone.example/plan.png");
        await Expect(page.Post(1).Locator("img[alt=here]")).ToHaveJSPropertyAsync("naturalWidth", 480);
    }
}
