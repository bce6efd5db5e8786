using System.Data.Common;
using Microsoft.Extensions.Logging;
using Parley.Data.Jobs;
using Parley.Data.Mails;
using Parley.Platform.Email;

namespace Parley.Web.Features.Accounts;

/// <summary>A mail waits in the job table until the mail server has taken it; the mail log tells of each attempt.</summary>
public sealed partial class SendMail(IMailer mailer, MailLog log, ILogger<SendMail> logger) : IJobHandler<Mail>
{
    public async Task HandleAsync(Mail happened, CancellationToken cancel)
    {
        try
        {
            await mailer.SendAsync(happened, cancel);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            await TryNoteAsync(happened, MailStatus.Failed, failure.Message);
            throw;
        }

        await TryNoteAsync(happened, MailStatus.Sent, mailer.Way);
    }

    // A mail that went out would go out again if this failed.
    async Task TryNoteAsync(Mail mail, MailStatus status, string reason)
    {
        try
        {
            await log.NoteAsync(mail.To, mail.Kind, mail.Subject, status, reason, CancellationToken.None);
        }
        catch (DbException away)
        {
            LogUnnoted(mail.Kind, away);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What became of a mail ({Kind}) could not be noted in the mail log")]
    partial void LogUnnoted(string kind, Exception away);
}
