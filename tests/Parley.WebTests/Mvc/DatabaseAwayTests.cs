using System.Net;
using LinqToDB.Async;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Parley.Data;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Mvc;

public sealed class DatabaseAwayTests
{
    public DatabaseAwayTests() => Assert.SkipWhen(TestDatabase.Missing is not null, TestDatabase.Missing ?? "");

    [Fact]
    public async Task Forum_without_its_database_says_so_keeps_the_text_and_goes_on_when_it_is_back()
    {
        await using var database = await FragileDatabase.CreateAsync();
        await using var app = await ForumApp.StartOnAsync(database.Address);
        var category = await app.CategoryAsync();
        var visitor = await app.SignedInAsync(await app.MemberAsync());
        var form = await visitor.GetAsync("/new-topic");

        database.TakeAway();
        AssertUnavailable(await app.NewVisitor().GetAsync("/"));
        AssertUnavailable(await visitor.GetAsync("/notifications"));
        var refused = await visitor.SubmitAsync(form, "form.composer", ("title", "Bad time"), ("category", $"{category.Id}"), ("text", "Do not lose me"));
        AssertUnavailable(refused);
        Assert.Contains("Do not lose me", refused.TextAt("#kept"), StringComparison.Ordinal);
        Assert.Contains("Bad time", refused.TextAt("#kept"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await app.NewVisitor().GetAsync("/healthz")).Status);
        database.GiveBack();

        Assert.Equal(HttpStatusCode.OK, (await ReadAgainAsync(app)).Status);
        Assert.Equal((0, 0), await CountsAsync(app));
        var posted = await visitor.SubmitAsync(form, "form.composer", ("title", "Good time"), ("category", $"{category.Id}"), ("text", "Do not lose me"));
        Assert.Equal("Good time", posted.Title);
        Assert.Equal((1, 1), await CountsAsync(app));
    }

    [Fact]
    public async Task Locked_database_can_be_read_and_refuses_a_write_without_a_trace()
    {
        Assert.SkipUnless(TestDatabase.IsSqlite, "Only SQLite is locked as a whole.");
        await using var database = await FragileDatabase.CreateAsync();
        await using var app = await ForumApp.StartOnAsync(database.Address, services => services.AddSingleton(_ => new Database(Impatient(database.Address))));
        var category = await app.CategoryAsync();
        var visitor = await app.SignedInAsync(await app.MemberAsync());
        var form = await visitor.GetAsync("/new-topic");

        await using (var other = new SqliteConnection($"Data Source={database.Address["sqlite:".Length..]};Pooling=False"))
        {
            await other.OpenAsync(TestContext.Current.CancellationToken);
            await using var locked = other.BeginTransaction();
            var refused = await visitor.SubmitAsync(form, "form.composer", ("title", "Locked"), ("category", $"{category.Id}"), ("text", "Do not lose me"));
            AssertUnavailable(refused);
            Assert.Contains("Do not lose me", refused.TextAt("#kept"), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/")).Status);
        }

        Assert.Equal((0, 0), await CountsAsync(app));
        var posted = await visitor.SubmitAsync(form, "form.composer", ("title", "Unlocked"), ("category", $"{category.Id}"), ("text", "Text"));
        Assert.Equal("Unlocked", posted.Title);
    }

    // A connection from before may turn out broken once; a visitor would press "reload".
    static async Task<Page> ReadAgainAsync(ForumApp app)
    {
        var page = await app.NewVisitor().GetAsync("/");
        for (var tries = 0; tries < 20 && page.Status != HttpStatusCode.OK; tries++)
        {
            AssertUnavailable(page);
            page = await app.NewVisitor().GetAsync("/");
        }

        return page;
    }

    static void AssertUnavailable(Page page)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Equal("The forum is catching its breath", page.Title);
        Assert.True(int.Parse(page.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture) > 0);
        Assert.Contains("default-src 'none'", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
    }

    static Task<(int Topics, int Posts)> CountsAsync(ForumApp app) => app.WithDbAsync(async db => (await db.Topics.CountAsync(), await db.Posts.CountAsync()));

    static DatabaseAddress Impatient(string address)
    {
        var parsed = DatabaseAddress.Parse(address, ".");
        return parsed with { ConnectionString = new SqliteConnectionStringBuilder(parsed.ConnectionString) { DefaultTimeout = 1 }.ConnectionString };
    }
}
