using MimeKit;

namespace Parley.Platform.Email;

static class MailMessages
{
    /// <summary>MimeKit encodes headers itself, so that a subject can't become one.</summary>
    public static MimeMessage ToMessage(this Mail mail, string from)
    {
        var message = new MimeMessage { Subject = mail.Subject, Body = new TextPart("plain") { Text = mail.Text } };
        message.From.Add(MailboxAddress.Parse(from));
        message.To.Add(MailboxAddress.Parse(mail.To));
        return message;
    }
}
