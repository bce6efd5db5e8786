using System.Collections.Concurrent;
using Microsoft.Playwright;
using Parley.Testing;
using Xunit;

namespace Parley.BrowserTests.Reading;

public sealed class FirstVisitTests(ForumInBrowser forum) : BrowserTest(forum)
{
    const int MostBytes = 60_000;

    static readonly string[] Expected = ["site.js", "site.css", "icons.svg"];

    [Fact]
    public async Task First_visit_of_a_topic_loads_at_most_60_kB_of_scripts_styles_and_icons()
    {
        var topic = await App.TopicAsync(await App.MemberAsync(), await App.CategoryAsync());
        var tab = await OpenAsync();
        var sizes = new ConcurrentDictionary<string, int>();
        tab.Page.RequestFinished += async (_, request) => sizes[new Uri(request.Url).AbsolutePath.Split('/')[^1]] = await SizeOfAsync(request);

        await tab.Page.GotoAsync($"/t/{topic.Id}/{topic.Slug}", new() { WaitUntil = WaitUntilState.NetworkIdle });

        var assets = sizes.Where(size => size.Key is "site.js" or "site.css" or "icons.svg" or "favicon.svg").ToDictionary();
        Assert.Empty(Expected.Except(assets.Keys));
        Assert.All(assets.Values, size => Assert.NotEqual(0, size));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", assets.Select(asset => $"{asset.Key} {asset.Value}")));
        Assert.InRange(assets.Values.Sum(), 1, MostBytes);
    }

    // As they came over the wire.
    static async Task<int> SizeOfAsync(IRequest request)
    {
        var sizes = await request.SizesAsync();
        return sizes.ResponseBodySize + sizes.ResponseHeadersSize;
    }
}
