using LinqToDB;
using LinqToDB.Async;
using Parley.Data.Mails;
using Parley.Domain.Accounts;
using Parley.Domain.Notifications;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Notifications;

public sealed class DigestTests : IClassFixture<MailedForum>
{
    static readonly TimeSpan Day = TimeSpan.FromDays(1);

    readonly MailedForum _forum;

    public DigestTests(MailedForum forum)
    {
        Assert.SkipWhen(ForumApp.Missing is not null, ForumApp.Missing ?? "");
        _forum = forum;
    }

    ForumApp App => _forum.App;

    [Fact]
    public async Task Day_of_notifications_is_one_mail_at_the_set_hour()
    {
        var (author, reader, category) = (await App.MemberAsync("author"), await DailyReaderAsync(), await App.CategoryAsync());
        var first = await App.TopicAsync(author, category, "First of the day", $"Good morning @{reader.Name}");
        await App.TopicAsync(author, category, "Second of the day", $"@{reader.Name}");
        await App.ReplyAsync(author, first, $"Good evening @{reader.Name}");
        await _forum.SendMailsAsync();
        Assert.Empty(_forum.Sink.MailsTo(reader.Email!));
        var due = await App.WithDbAsync(db => db.Members.Where(row => row.Id == reader.Id).Select(row => row.DigestAt).SingleAsync());
        Assert.Equal((_forum.DigestHour, 0), (due!.Value.UtcDateTime.Hour, due.Value.UtcDateTime.Minute));

        _forum.Clock.Pass(Day);
        await App.RunJobsAsync();

        var mail = Assert.Single(_forum.Sink.MailsTo(reader.Email!));
        Assert.Equal("[Parley] 3 things that you have not read", mail.Message.Subject);
        Assert.Contains("> Good morning", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Second of the day", mail.Text, StringComparison.Ordinal);
        Assert.Equal(("digest", MailStatus.Sent), (await _forum.LogAsync(reader)).Select(row => (row.Kind, row.Status)).Single());
    }

    [Theory]
    [InlineData("Asia/Tokyo", 9 * 60)]
    [InlineData("Asia/Kolkata", (5 * 60) + 30)]
    [InlineData("nowhere/at-all", 0)]
    public async Task Hour_is_that_of_the_readers_clock(string zone, int minutesAhead)
    {
        var reader = await DailyReaderAsync();
        await App.SetAsync(reader, row => row.TimeZone, zone);
        await App.TopicAsync(await App.MemberAsync(), await App.CategoryAsync(), "Morning", $"@{reader.Name}");
        await App.RunJobsAsync();

        var due = await App.WithDbAsync(db => db.Members.Where(row => row.Id == reader.Id).Select(row => row.DigestAt).SingleAsync());
        Assert.Equal((_forum.DigestHour, 0), (due!.Value.UtcDateTime.AddMinutes(minutesAhead).Hour, due.Value.UtcDateTime.AddMinutes(minutesAhead).Minute));
        Assert.InRange(due.Value, _forum.Clock.GetUtcNow(), _forum.Clock.GetUtcNow() + Day);
    }

    [Fact]
    public async Task Digest_holds_nothing_that_was_read_or_sent_before()
    {
        var (author, reader, category) = (await App.MemberAsync("author"), await DailyReaderAsync(), await App.CategoryAsync());
        await App.TopicAsync(author, category, "Soon read", $"@{reader.Name}");
        await App.RunJobsAsync();
        var visitor = await App.SignedInAsync(reader);
        await visitor.SubmitAsync(await visitor.GetAsync("/notifications"), "form[action='/notifications/read']");
        _forum.Clock.Pass(Day);
        await App.RunJobsAsync();
        Assert.Empty(_forum.Sink.MailsTo(reader.Email!));
        Assert.Equal((MailStatus.Skipped, "nothing unread is left"), (await _forum.LogAsync(reader)).Select(row => (row.Status, row.Reason)).Single());

        for (var day = 0; day < 2; day++)
        {
            await App.TopicAsync(author, category, $"Of day {day}", $"@{reader.Name}");
            await App.RunJobsAsync();
            _forum.Clock.Pass(Day);
            await App.RunJobsAsync();
        }

        var mails = _forum.Sink.MailsTo(reader.Email!);
        Assert.Equal(2, mails.Count);
        Assert.Contains("Of day 1", mails[1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Of day 0", mails[1].Text, StringComparison.Ordinal);
    }

    async Task<Member> DailyReaderAsync()
    {
        var reader = await App.MemberAsync("reader");
        await App.SetAsync(reader, row => row.MailsDirect, MailRhythm.Daily);
        return reader;
    }
}
