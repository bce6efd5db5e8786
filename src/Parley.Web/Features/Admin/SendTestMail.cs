using Microsoft.Extensions.Localization;
using Parley.Platform.Email;

namespace Parley.Web.Features.Admin;

/// <summary>Sends a mail at once, with the settings as they hold, and keeps what the server said to it.</summary>
public sealed class SendTestMail(CurrentSettings settings, ConfiguredMailer mailer, IStringLocalizer<Words> words)
{
    const string Kind = "test";

    // A server that does not answer is what the test is for.
    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    public async Task<MailTest> SendAsync(string address, CancellationToken cancel)
    {
        var forum = settings.Now.Forum.Name;
        var mail = new Mail(address, words["MailTest.Subject", forum], words["MailTest.Text", forum]) { Kind = Kind };
        var conversation = new SmtpConversation();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(LongestWait);
        try
        {
            await SendAsync(mail, conversation, limit.Token);
            return new(address, settings.Now.MailServer is null ? words["MailTest.Written"] : "", conversation.Lines, null);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new(address, "", conversation.Lines, words["MailTest.NoAnswer"]);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            return new(address, "", conversation.Lines, failure.Message);
        }
    }

    Task SendAsync(Mail mail, SmtpConversation conversation, CancellationToken cancel) => settings.Now.MailServer is { } server
        ? new SmtpMailer(server, mailer.Sender).SendAsync(mail, conversation, cancel)
        : mailer.SendAsync(mail, cancel);
}

/// <summary><paramref name="Hint"/> is for where it went; <paramref name="Failure"/> says why it did not.</summary>
public sealed record MailTest(string Address, string Hint, IReadOnlyList<SmtpLine> Lines, string? Failure);
