using MimeKit;
using MimeKit.Utils;

namespace Parley.Platform.Email;

static class MailMessages
{
    /// <summary>MimeKit encodes headers itself, so that a subject can't become one.</summary>
    public static MimeMessage ToMessage(this Mail mail, MailSender sender)
    {
        var message = new MimeMessage { Subject = mail.Subject, Body = BodyOf(mail) };
        var from = new MailboxAddress(sender.Name, sender.Address);
        message.From.Add(from);
        message.To.Add(MailboxAddress.Parse(mail.To));

        // Of the domain that the mail comes from: with this machine's name in it, filters take it for forged.
        message.MessageId = MimeUtils.GenerateMessageId(from.Domain);

        // RFC 3834: whoever is on holiday does not answer a program.
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        if (mail.Thread is { } thread)
            AddThread(message, thread);
        if (mail.UnsubscribeAddress is { } address)
            AddUnsubscribe(message, address);
        return message;
    }

    static MimeEntity BodyOf(Mail mail)
    {
        var text = new TextPart("plain") { Text = mail.Text };
        return mail.Html is { } html ? new MultipartAlternative(text, new TextPart("html") { Text = html }) : text;
    }

    static void AddThread(MimeMessage message, MailThread thread)
    {
        message.MessageId = thread.MessageId;
        message.InReplyTo = thread.TopicId;
        message.References.Add(thread.TopicId);
    }

    static void AddUnsubscribe(MimeMessage message, string address)
    {
        message.Headers.Add(HeaderId.ListUnsubscribe, $"<{address}>");
        message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
}
