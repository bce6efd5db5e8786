using System.Text.RegularExpressions;
using Spectre.Console;

namespace Parley.Benchmarks;

/// <summary>What pages cost a guest: statements, time, and what a first visit brings over the wire.</summary>
static partial class Pages
{
    public static async Task MeasureAsync(Table table, ScratchFolder folder)
    {
        using var server = Server.Start(folder.Forum);
        await server.FirstPageAsync();
        var latest = await server.Client.GetStringAsync("/");
        var topic = Topic().Match(latest).Groups[1].Value;
        var category = Category().Match(latest).Groups[1].Value;
        var member = Member().Match(latest).Groups[1].Value;
        foreach (var (name, address) in new[] { ("Latest topics", "/"), ("Category", category), ("Categories", "/categories"), ("Topic", topic), ("Profile", member) })
            table.AddRow($"{name}, for a guest", await PageCost.OfAsync(server.Client, address), "");
        table.AddRow("Scripts, styles and icons of a first visit", $"{await FirstVisitAsync(server.Client, topic) / 1000.0:0.0} kB", "60 kB");
    }

    /// <summary>The address of the topic that the first page shows first.</summary>
    public static async Task<string> FirstTopicAsync(HttpClient client) => Topic().Match(await client.GetStringAsync("/")).Groups[1].Value;

    static async Task<long> FirstVisitAsync(HttpClient client, string page)
    {
        var html = await client.GetStringAsync(page);
        var sum = 0L;
        foreach (var asset in Asset().Matches(html).Select(match => match.Value).Distinct())
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, asset);
            request.Headers.Add("Accept-Encoding", "br");
            using var answer = await client.SendAsync(request);
            sum += (await answer.Content.ReadAsByteArrayAsync()).Length;
        }

        return sum;
    }

    [GeneratedRegex("""href="(/t/\d+/[^"?]+)" data-open""")]
    private static partial Regex Topic();

    [GeneratedRegex("""class="category" href="([^"]+)""")]
    private static partial Regex Category();

    [GeneratedRegex("""href="(/u/[^"]+)""")]
    private static partial Regex Member();

    [GeneratedRegex("""/assets/[0-9a-f]+/[a-z]+\.(css|js|svg)""")]
    private static partial Regex Asset();
}
