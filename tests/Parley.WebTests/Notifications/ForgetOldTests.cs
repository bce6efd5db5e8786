using LinqToDB;
using LinqToDB.Async;
using Microsoft.Extensions.DependencyInjection;
using Parley.Data.Mails;
using Parley.Testing;
using Parley.Web.Features.Notifications;
using Xunit;

namespace Parley.WebTests.Notifications;

public sealed class ForgetOldTests
{
    readonly MovedClock _clock = new();

    public ForgetOldTests() => Assert.SkipWhen(ForumApp.Missing is not null, ForumApp.Missing ?? "");

    [Fact]
    public async Task Old_notifications_and_lines_of_the_mail_log_are_forgotten_after_the_days_that_are_set()
    {
        await using var app = await ForumApp.StartAsync(
            options => (options.Notifications.KeepReadDays, options.Notifications.KeepUnreadDays, options.Notifications.KeepMailLogDays) = (10, 20, 30),
            services => services.AddSingleton<TimeProvider>(_clock));
        var (author, read, unread, category) =
            (await app.MemberAsync("author"), await app.MemberAsync("reader"), await app.MemberAsync("unread"), await app.CategoryAsync());
        var topic = await app.TopicAsync(author, category, "Told", $"@{read.Name} @{unread.Name}");
        var post = await app.WithDbAsync(db => db.Posts.Where(row => row.TopicId == topic.Id).Select(row => row.Id).SingleAsync());
        await app.LikedAsync(post, read.Id);
        var visitor = await app.SignedInAsync(read);
        await visitor.SubmitAsync(await visitor.GetAsync("/notifications"), "form[action='/notifications/read']");
        await app.WithDbAsync(db => db.InsertAsync(new LoggedMail { At = _clock.GetUtcNow(), Address = "anna@example.org" }));

        Assert.Equal((3, 1), await LeftAfterAsync(app, days: 9));
        Assert.Equal((2, 1), await LeftAfterAsync(app, days: 2));
        Assert.Equal((0, 1), await LeftAfterAsync(app, days: 10));
        Assert.Equal((0, 0), await LeftAfterAsync(app, days: 10));
        Assert.Equal(0, await app.WithDbAsync(db => db.NotificationActors.CountAsync()));
    }

    async Task<(int Notifications, int Mails)> LeftAfterAsync(ForumApp app, int days)
    {
        _clock.Pass(TimeSpan.FromDays(days));
        await app.WithAsync<ForgetOldNotifications, int>(forget => forget.ForgetAsync(CancellationToken.None));
        return (
            await app.WithDbAsync(db => db.Notifications.CountAsync()),
            await app.WithDbAsync(db => db.MailLog.CountAsync(row => row.Address == "anna@example.org")));
    }
}
