using Microsoft.Extensions.Logging;

namespace Parley.Platform.Email;

/// <summary>Without a mail server, mails become files, so that a newcomer can follow a link on the first day.</summary>
public sealed partial class FolderMailer(string folder, MailSender sender, TimeProvider time, ILogger<FolderMailer> logger) : IMailer
{
    public string Way => "written to a file: no mail server is set";

    public async Task SendAsync(Mail mail, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, $"{time.GetUtcNow():yyyyMMdd-HHmmss}-{Guid.CreateVersion7():N}.eml");

        // Under its name it is whole: who looks into the folder meanwhile reads no half of a mail.
        await mail.ToMessage(sender).WriteToAsync(file + ".part", cancel);
        File.Move(file + ".part", file);
        LogWritten(file);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "No mail server is set (PARLEY_SMTP): the mail was written to {File}")]
    partial void LogWritten(string file);
}
