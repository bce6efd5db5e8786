using Microsoft.Extensions.Logging;
using Parley.Platform.Email;

namespace Parley.Web;

/// <summary>Sends each mail by what the settings say at that time.</summary>
public sealed class ConfiguredMailer(CurrentSettings settings, TimeProvider time, ILogger<FolderMailer> logger) : IMailer
{
    public string Way => Mailer.Way;

    /// <summary>Whom mails come from.</summary>
    public MailSender Sender => new(settings.Now.Forum.Name, settings.Now.Forum.MailFrom);

    IMailer Mailer => settings.Now.MailServer is { } server
        ? new SmtpMailer(server, Sender)
        : new FolderMailer(Path.Combine(settings.AtStart.Data, "mails"), Sender, time, logger);

    public Task SendAsync(Mail mail, CancellationToken cancel) => Mailer.SendAsync(mail, cancel);
}
