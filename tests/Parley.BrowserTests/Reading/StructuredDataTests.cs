using Parley.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Parley.BrowserTests.Reading;

public sealed class StructuredDataTests(ForumInBrowser forum) : BrowserTest(forum)
{
    // The policy forbids scripts in pages; that the browser finds none here to complain about is checked when the tab is closed.
    [Fact]
    public async Task Data_for_machines_is_no_script_to_the_browser()
    {
        const string Evil = "</script><script>document.title = 'broken out'</script>";
        var topic = await App.TopicAsync(await App.MemberAsync(), await App.CategoryAsync(), Evil, $"`{Evil}`");
        var tab = await OpenAsync();

        await tab.GoAsync($"/t/{topic.Id}/{topic.Slug}");

        await Expect(tab.Page.Locator("script[type='application/ld+json']")).ToHaveCountAsync(2);
        await Expect(tab.Page).ToHaveTitleAsync($"{Evil} · Parley");
        var headline = await tab.Page.EvaluateAsync<string>("JSON.parse(document.querySelector(\"script[type='application/ld+json']\").textContent).headline");
        Assert.Equal(Evil, headline);
    }
}
