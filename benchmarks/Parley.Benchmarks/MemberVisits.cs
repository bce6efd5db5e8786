using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Spectre.Console;

namespace Parley.Benchmarks;

/// <summary>What a signed-in member's pages cost, at any depth, and what a reply costs until it is durable.</summary>
static partial class MemberVisits
{
    const string Name = "bench";
    const string Password = "measured from outside";
    const int Replies = 100;

    // The real forum's longest, of 437 posts: it keeps its number.
    const string LongestTopic = "/t/-/2431/437";

    public static async Task MeasureAsync(Table table, ScratchFolder folder)
    {
        await Published.RunAsync("user", "add", Name, "--email", "bench@example.org", "--password", Password, "--data", folder.Forum);
        using var server = Server.Start(folder.Forum, ("PARLEY_POSTING__NEW__POSTSECONDS", "0"), ("PARLEY_POSTING__MEMBER__POSTSECONDS", "0"));
        await server.FirstPageAsync();
        var latest = await LogInAsync(server.Client);
        var topic = Topic().Match(latest).Groups[1].Value;
        foreach (var (name, address, limit) in new[]
        {
            ("Latest topics", "/", ""), ("Unread topics", "/unread", ""), ("Topic", topic, "8 statements, 5 ms"),
            ("Last page of the largest category", await LastPageAsync(server.Client, Category().Match(latest).Groups[1].Value), "20 ms"),
        })
        {
            table.AddRow($"{name}, for a member", await PageCost.OfAsync(server.Client, address), limit);
        }

        if (RealData.File is not null)
            table.AddRow("Page 22 of the longest topic, for a member", await PageCost.OfAsync(server.Client, await LandingAsync(server.Client, LongestTopic)), "8 statements, 20 ms");
        table.AddRow("A reply, durable and answered", await ReplyCostAsync(server, topic), "15 ms");
    }

    static async Task<string> LogInAsync(HttpClient client)
    {
        await SendAsync(client, "/login", ("name", Name), ("password", Password));
        var latest = await client.GetStringAsync("/");
        return latest.Contains("user-name", StringComparison.Ordinal) ? latest : throw new InvalidOperationException("The member could not log in.");
    }

    static async Task<string> LastPageAsync(HttpClient client, string address)
    {
        while (Older().Match(await client.GetStringAsync(address)) is { Success: true } older)
            address = WebUtility.HtmlDecode(older.Groups[1].Value);
        return address;
    }

    static async Task<string> LandingAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        return answer.RequestMessage!.RequestUri!.PathAndQuery;
    }

    static async Task<string> ReplyCostAsync(Server server, string topic)
    {
        var token = Token().Match(await server.Client.GetStringAsync(topic)).Groups[1].Value;
        var place = string.Join('/', topic.Split('/').Take(3)) + "/replies";
        var times = new List<double>();
        for (var reply = 0; reply < Replies; reply++)
        {
            var started = Stopwatch.GetTimestamp();
            using var answer = await PostAsync(server.Sending, place, ("__token", token), ("text", $"Reply {reply} of those that are measured."));
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (answer.StatusCode != HttpStatusCode.Redirect)
                throw new InvalidOperationException($"A reply was answered with {(int)answer.StatusCode}.");
        }

        times.Sort();
        return $"median {times[Replies / 2]:0.0} ms, 95 of 100 within {times[Replies * 95 / 100]:0.0} ms";
    }

    static async Task SendAsync(HttpClient client, string page, params (string Name, string Value)[] typed)
    {
        var token = Token().Match(await client.GetStringAsync(page)).Groups[1].Value;
        using var answer = await PostAsync(client, page, [("__token", token), .. typed]);
    }

    static async Task<HttpResponseMessage> PostAsync(HttpClient client, string address, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await client.PostAsync(address, content);
    }

    [GeneratedRegex("""href="(/t/\d+/[^"?]+)" data-open""")]
    private static partial Regex Topic();

    [GeneratedRegex("""class="category" href="([^"]+)""")]
    private static partial Regex Category();

    [GeneratedRegex("""class="older" rel="next" href="([^"]+)""")]
    private static partial Regex Older();

    [GeneratedRegex("""name="__token" value="([^"]+)""")]
    private static partial Regex Token();
}
