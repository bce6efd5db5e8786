using Microsoft.Playwright;
using Parley.Domain.Topics;

namespace Parley.BrowserTests.Pages;

sealed class TopicPage(Tab tab)
{
    public Tab Tab => tab;

    public ComposerForm Composer { get; } = new(tab.Page);

    public ILocator Posts => tab.Page.Locator("article.post");

    public ILocator Post(int number) => tab.Page.Locator($"#p{number}");

    public ILocator TextOf(int number) => Post(number).Locator(".prose");

    public static async Task<TopicPage> OpenAsync(Tab tab, Topic topic)
    {
        await tab.GoAsync($"/t/{topic.Id}/{topic.Slug}");
        return new(tab);
    }
}
