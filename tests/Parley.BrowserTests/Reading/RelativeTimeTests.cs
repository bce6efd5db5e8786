using System.Text.RegularExpressions;
using LinqToDB;
using Parley.BrowserTests.Pages;
using Parley.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Parley.BrowserTests.Reading;

public sealed class RelativeTimeTests(ForumInBrowser forum) : BrowserTest(forum)
{
    [Theory]
    [InlineData("en-US", "3 hours ago")]
    [InlineData("zh-CN", "3小时前")]
    public async Task Times_say_how_long_ago_in_the_readers_language(string language, string words)
    {
        var topic = await App.TopicAsync(await App.MemberAsync(), await App.CategoryAsync());
        var written = TimeProvider.System.GetUtcNow().AddHours(-3.1);
        await App.WithDbAsync(db => db.Posts.Where(post => post.TopicId == topic.Id).Set(post => post.CreatedAt, written).UpdateAsync());

        var page = await TopicPage.OpenAsync(await OpenAsync(new() { Language = language }), topic);

        await Expect(page.Post(1).Locator("relative-time [part=root]")).ToHaveTextAsync(words);
        await Expect(page.Post(1).Locator("time")).ToHaveAttributeAsync("title", new Regex($"{written.Year}.*UTC$"));
    }

    [Fact]
    public async Task Without_scripts_the_day_and_the_hour_stand_there()
    {
        var topic = await App.TopicAsync(await App.MemberAsync(), await App.CategoryAsync());

        var page = await TopicPage.OpenAsync(await OpenAsync(new() { Scripts = false }), topic);

        await Expect(page.Post(1).Locator("time")).ToHaveTextAsync(new Regex(@"^\d{1,2} \w+, \d\d:\d\d UTC$"));
    }
}
