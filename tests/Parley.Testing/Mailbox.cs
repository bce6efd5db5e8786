using MimeKit;

namespace Parley.Testing;

/// <summary>The mails that the forum wrote into its folder, because it has no mail server.</summary>
public static class Mailbox
{
    /// <summary>All to this address, oldest first.</summary>
    public static async Task<IReadOnlyList<ReceivedMail>> MailsToAsync(this ForumApp app, string address)
    {
        await app.RunJobsAsync();
        var folder = Path.Combine(app.Folder, "mails");
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.eml") : [];
        var mails = new List<ReceivedMail>();
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            var message = await MimeMessage.LoadAsync(file);
            if (message.To.Mailboxes.Any(mailbox => mailbox.Address.Equals(address, StringComparison.OrdinalIgnoreCase)))
                mails.Add(new(message.Subject ?? "", message.TextBody ?? ""));
        }

        return mails;
    }

    public static async Task<ReceivedMail> LastMailToAsync(this ForumApp app, string address) =>
        await app.MailsToAsync(address) is [.., var last] ? last : throw new InvalidOperationException($"There is no mail to {address}.");

    /// <summary>The last one about something: two jobs at once may be done in any order, so that the last of all may be another.</summary>
    public static async Task<ReceivedMail> MailToAsync(this ForumApp app, string address, string about) =>
        (await app.MailsToAsync(address)).LastOrDefault(mail => mail.Subject.Contains(about, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"There is no mail to {address} about '{about}'.");
}

public sealed record ReceivedMail(string Subject, string Text)
{
    /// <summary>The path of the link in it.</summary>
    public string Link => new Uri(Text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
        .First(word => word.StartsWith("http", StringComparison.Ordinal))).PathAndQuery;
}
