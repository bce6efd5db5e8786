using LinqToDB;
using LinqToDB.Async;
using Microsoft.Extensions.DependencyInjection;
using Parley.Data.Mails;
using Parley.Domain.Accounts;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Notifications;

/// <summary>A forum with a mail server, whose time the tests move.</summary>
public sealed class MailedForum : IAsyncLifetime
{
    static readonly TimeSpan LongerThanTheDelay = TimeSpan.FromMinutes(3);

    ForumApp? _app;

    public ForumApp App => _app!;

    public SmtpSink Sink { get; } = new();

    public MovedClock Clock { get; } = new();

    /// <summary>Half a day from now, so that no test happens to run into it.</summary>
    public int DigestHour { get; } = (TimeProvider.System.GetUtcNow().Hour + 12) % 24;

    public async ValueTask InitializeAsync()
    {
        if (ForumApp.Missing is null)
        {
            _app = await ForumApp.StartAsync(
                options => (options.Smtp, options.PublicUrl, options.Notifications) =
                    (Sink.Address.ToString(), "http://forum.example.org", new() { DigestHour = DigestHour }),
                services => services.AddSingleton<TimeProvider>(Clock));
        }
    }

    /// <summary>After-effects of what was done so far, then the mails that they planned.</summary>
    public async Task SendMailsAsync()
    {
        await App.RunJobsAsync();
        Clock.Pass(LongerThanTheDelay);
        await App.RunJobsAsync();
    }

    /// <summary>The member was on the site: now, or so much later when that time will have come.</summary>
    public Task VisitAsync(Member member, TimeSpan later = default) =>
        App.SetAsync(member, row => row.LastSeenAt, (DateTimeOffset?)(Clock.GetUtcNow() + later));

    public Task<List<LoggedMail>> LogAsync(Member member) =>
        App.WithDbAsync(db => db.MailLog.Where(row => row.Address == member.Email).OrderBy(row => row.Id).ToListAsync());

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        await Sink.DisposeAsync();
    }
}
