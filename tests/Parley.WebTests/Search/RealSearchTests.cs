using System.Security.Cryptography;
using System.Text;
using LinqToDB.Async;
using Microsoft.Extensions.DependencyInjection;
using Parley.Domain.Permissions;
using Parley.Domain.Search;
using Parley.Domain.Topics;
using Parley.Testing;
using Parley.Web.Features.Search;
using Parley.WebTests.CommandLine;
using Xunit;

namespace Parley.WebTests.Search;

/// <summary>Searches in a real forum's eight years, where its data lies beside the checkout.</summary>
public sealed class RealSearchTests(ParleyProgram program, ITestOutputHelper output) : ProgramTest(program), IClassFixture<ParleyProgram>
{
    const int Ranked = 300;
    const int Compared = 500;

    // What the five hundred queries find, in its order, and the same on every database. It changes with the analyser and the ranking: the
    // test says the new one, which must come out alike on all three.
    const string Digest = "1a46221c561b3982";

    // Plain FTS5 with bm25(), all words sought: 0.975 with the title beside each post, and 0.905 with it beside the first.
    const double LeastRank = 0.98;

    static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    static string DataFile
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Parley.slnx")))
                folder = folder.Parent;
            return Path.Combine(folder!.FullName, "..", "shared", "data", "urho3d-topics.jsonl.gz");
        }
    }

    [Fact]
    public async Task Real_forum_is_searched_alike_on_every_database_and_titles_lead_to_their_topics()
    {
        var file = Environment.GetEnvironmentVariable("PARLEY_TEST_TOPICS") is { Length: > 0 } named ? named : DataFile;
        Assert.SkipUnless(File.Exists(file), "The real forum's data is not beside the checkout (../shared/data/urho3d-topics.jsonl.gz, or PARLEY_TEST_TOPICS).");
        var run = await Program.RunAsync("import", "topics", file);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));

        await using var app = await ForumApp.StartOnAsync(Program.Database, services => services.AddSingleton<TimeProvider>(new StoppedClock()));
        await AssertRankAsync(app);
        await AssertDigestAsync(app);
    }

    async Task AssertRankAsync(ForumApp app)
    {
        var topics = await app.WithDbAsync(db => db.Topics.Where(topic => topic.AnswerPostId != null).OrderBy(topic => topic.Id).Take(Ranked).ToListAsync());
        var sum = 0.0;
        foreach (var topic in topics)
        {
            var place = (await FoundAsync(app, topic.Title)).IndexOf(topic.Id);
            sum += place < 0 ? 0 : 1.0 / (place + 1);
        }

        output.WriteLine($"Mean reciprocal rank of {topics.Count} topics with an accepted answer: {sum / topics.Count:0.000}");
        Assert.InRange(sum / topics.Count, LeastRank, 1);
    }

    async Task AssertDigestAsync(ForumApp app)
    {
        var titles = await app.WithDbAsync(db => db.Topics.OrderBy(topic => topic.Id).Select(topic => topic.Title).Take(4 * Compared).ToListAsync());
        var found = new StringBuilder();
        foreach (var query in titles.Chunk(4).Select(QueryOf).Take(Compared))
            found.AppendLine(string.Join(' ', await FoundAsync(app, query)));

        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(found.ToString())))[..16];
        output.WriteLine($"The results' digest is {digest}");
        Assert.Equal(Digest, digest);
    }

    // A title as it is, two words of it, a phrase, and one word with a condition.
    static string QueryOf(string[] titles, int index)
    {
        var words = titles[index % titles.Length].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return (index % 4) switch
        {
            0 => titles[0],
            1 => $"{words[0]} {words[^1]}",
            2 => $"\"{string.Join(' ', words.Take(2))}\"",
            _ => $"{words[^1]} {(index % 8 == 3 ? "is:solved" : "order:new")}",
        };
    }

    static async Task<List<TopicId>> FoundAsync(ForumApp app, string query)
    {
        var results = await app.WithAsync((SearchForum search) => search.SearchAsync(Viewer.Guest, ReadQuery.Of(query), page: 1, CancellationToken.None));
        return [.. results.Hits.Select(hit => hit.Row.TopicId)];
    }

    sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
