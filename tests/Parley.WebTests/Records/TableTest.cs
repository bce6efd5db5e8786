using System.Net;
using Parley.Domain.Accounts;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Records;

/// <summary>What is asked of every table of the back office.</summary>
public abstract class TableTest(ForumApp app, string table) : ForumTest(app)
{
    /// <summary>What names a row.</summary>
    protected const string Head = "tbody th[scope=row]";

    protected static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    protected Task<Visitor> ModeratorAsync() => StaffAsync(Role.Moderator);

    protected Task<Visitor> AdministratorAsync() => StaffAsync(Role.Administrator);

    protected Task<Page> TableAsync(Visitor visitor, string conditions) => visitor.VisitAsync($"{table}?{conditions}");

    protected async Task<IReadOnlyList<string>> FoundAsync(Visitor visitor, string conditions, string rows = Head) =>
        (await TableAsync(visitor, conditions)).Texts(rows);

    /// <summary>Nothing fits: said so, and no table is shown.</summary>
    protected async Task AssertNothingAsync(Visitor visitor, string conditions)
    {
        var page = await TableAsync(visitor, conditions);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.True(page.Has("p.empty") && !page.Has(".table"), $"{page.Address}: {page.TextAt("main")}");
    }

    /// <summary>Every column that can be sorted, both ways: one is the other turned round.</summary>
    protected async Task AssertSortsAsync(Visitor visitor, string conditions, int columns, string rows = "tbody tr")
    {
        var links = (await TableAsync(visitor, conditions)).Document.QuerySelectorAll("thead th a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(columns, links.Count);
        foreach (var link in links)
        {
            var once = await visitor.VisitAsync(link);
            var turned = await visitor.VisitAsync(once.LinkAt("thead th[aria-sort] a")!);
            Assert.NotEqual(once.Document.QuerySelector("[aria-sort]")!.GetAttribute("aria-sort"), turned.Document.QuerySelector("[aria-sort]")!.GetAttribute("aria-sort"));
            Assert.Equal(once.Texts(rows), turned.Texts(rows).Reverse());
        }
    }

    /// <summary>The file that the page offers, of what its conditions find.</summary>
    protected static async Task<string> FileAsync(Visitor visitor, Page page)
    {
        var file = await visitor.GetAsync(page.LinkAt(".table-count a")!);
        Assert.Equal("text/csv; charset=utf-8", file.Headers["Content-Type"]);
        Assert.DoesNotContain(",=", file.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(",\"=", file.Body, StringComparison.Ordinal);
        return file.Body;
    }

    /// <summary>What nobody can mean breaks nothing; the fields keep it.</summary>
    protected async Task AssertUnreadableAsync(Visitor visitor, params string[] names)
    {
        string[] values = ["%", "_", "'", "\"", "\\", "%00", "%F0%9F", "NaN", "-1", "9999-99-99", "99999999999999999999", new string('a', 3000)];
        foreach (var value in values)
        {
            var answer = await visitor.GetAsync($"{table}?{string.Join('&', names.Concat(["sort", "page", "format"]).Select(name => $"{name}={value}"))}");
            Assert.Equal(HttpStatusCode.OK, answer.Status);
        }

        var kept = await visitor.GetAsync($"{table}?{names[0]}=%22%3E%3Cb%3E&sort=-none");
        Assert.Equal("\"><b>", kept.Document.QuerySelector($".conditions [name={names[0]}]")!.GetAttribute("value"));
        Assert.Equal("-none", kept.Document.QuerySelector(".conditions [name=sort]")!.GetAttribute("value"));
    }

    async Task<Visitor> StaffAsync(Role role) => await App.SignedInAsync(await App.MemberAsync("staff", role));
}
