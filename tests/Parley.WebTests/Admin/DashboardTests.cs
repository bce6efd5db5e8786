using System.Globalization;
using System.Net;
using LinqToDB;
using LinqToDB.Async;
using Microsoft.Extensions.DependencyInjection;
using Parley.Data.Jobs;
using Parley.Domain.Accounts;
using Parley.Domain.Figures;
using Parley.Testing;
using Parley.Web.Features.Admin;
using Parley.Web.Features.Search;
using Xunit;

namespace Parley.WebTests.Admin;

public sealed class DashboardTests : IAsyncLifetime
{
    ForumApp _forum = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(ForumApp.Missing is null, ForumApp.Missing ?? "");
        _forum = await ForumApp.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_forum is not null)
            await _forum.DisposeAsync();
    }

    [Fact]
    public async Task Overview_counts_the_day_and_keeps_what_was_counted_of_days_before()
    {
        var author = await _forum.MemberAsync();
        var topic = await _forum.TopicAsync(author, await _forum.CategoryAsync());
        await _forum.ReplyAsync(author, topic);
        await _forum.ReplyAsync(author, topic);
        var yesterday = DailyFigures.DayOf(topic.CreatedAt) - 1;
        await _forum.WithDbAsync(db => db.InsertAsync(new DailyFigures { Day = yesterday, ActiveMembers = 77 }));
        var staff = await _forum.SignedInAsync(await _forum.MemberAsync("admin", Role.Administrator));

        var page = await staff.VisitAsync("/admin/dashboard");

        Assert.Contains("2 in all, 2 today", page.TextAt("section[aria-labelledby='chart-Replies']"), StringComparison.Ordinal);
        Assert.Contains("1 in all, 1 today", page.TextAt("section[aria-labelledby='chart-Topics']"), StringComparison.Ordinal);
        Assert.Equal(KeepFigures.DaysShown, page.Document.QuerySelectorAll("section[aria-labelledby='chart-Replies'] rect").Length);
        var kept = await _forum.WithDbAsync(db => db.DailyFigures.SingleAsync(row => row.Day == yesterday));
        Assert.Equal((77, 0), (kept.ActiveMembers, kept.Replies));
        await _forum.WithAsync<KeepFigures, bool>(async keep =>
        {
            await keep.KeepAsync(CancellationToken.None);
            return true;
        });
        Assert.Equal(KeepFigures.DaysShown, await _forum.WithDbAsync(db => db.DailyFigures.CountAsync()));
        Assert.Contains("Database", page.TextAt("section[aria-labelledby='health']"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Searches_without_a_result_are_listed_by_how_often()
    {
        var guest = _forum.NewVisitor();
        foreach (var words in new[] { "Zylophon", "zylophon", "quagga" })
            await guest.VisitAsync($"/search?q={words}");
        await _forum.Services.GetRequiredService<NoteMisses>().FlushAsync(CancellationToken.None);
        await guest.VisitAsync("/search?q=zylophon");
        await _forum.Services.GetRequiredService<NoteMisses>().FlushAsync(CancellationToken.None);

        var page = await (await _forum.SignedInAsync(await _forum.MemberAsync("mod", Role.Moderator))).VisitAsync("/admin/dashboard");

        Assert.Equal(["zylophon", "quagga"], page.Texts(".misses a"));
        Assert.Contains("3 times", page.TextAt(".misses li"), StringComparison.Ordinal);
        Assert.False(page.Has("section[aria-labelledby='health']"));
    }

    [Fact]
    public async Task Job_that_was_given_up_is_tried_again_or_dropped_by_administrators_alone()
    {
        var (retried, dropped) = (await FailedJobAsync(), await FailedJobAsync());
        var staff = await _forum.SignedInAsync(await _forum.MemberAsync("admin", Role.Administrator));
        var page = await staff.VisitAsync("/admin/dashboard");
        Assert.Contains("It broke", page.TextAt(".block-list"), StringComparison.Ordinal);

        await staff.SubmitAsync(page, string.Create(CultureInfo.InvariantCulture, $"form[action='/admin/jobs/{retried}/retry']"));
        await staff.PressAsync(await staff.VisitAsync("/admin/dashboard"), string.Create(CultureInfo.InvariantCulture, $"button[formaction='/admin/jobs/{dropped}/drop']"));

        Assert.Null((await _forum.WithDbAsync(db => db.Jobs.SingleAsync(row => row.Id == retried))).FailedAt);
        Assert.False(await _forum.WithDbAsync(db => db.Jobs.AnyAsync(row => row.Id == dropped)));
        var moderator = await _forum.SignedInAsync(await _forum.MemberAsync("mod", Role.Moderator));
        var form = await moderator.VisitAsync("/admin/members");
        Assert.Equal(HttpStatusCode.OK, form.Status);
        Assert.False((await moderator.VisitAsync("/admin/dashboard")).Has("form[action^='/admin/jobs']"));
    }

    Task<long> FailedJobAsync() => _forum.WithDbAsync(db => db.InsertWithInt64IdentityAsync(new Job
    {
        Handler = "OnNothing",
        Payload = "{}",
        CreatedAt = DateTimeOffset.UnixEpoch,
        RunAt = DateTimeOffset.MaxValue.AddYears(-1000),
        Attempts = 12,
        LastError = "It broke\nsomewhere",
        FailedAt = DateTimeOffset.UnixEpoch,
    }));
}
