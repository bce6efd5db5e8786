using MailKit.Net.Smtp;
using MailKit.Security;

namespace Parley.Platform.Email;

/// <summary>Sends through the server at an address such as <c>smtp://user:password@host:587</c> or <c>smtps://host:465</c>.</summary>
public sealed class SmtpMailer(Uri server, MailSender sender) : IMailer
{
    const int SubmissionPort = 587;
    const int TlsPort = 465;

    public string Way => $"taken by {server.Host}:{Port}";

    public async Task SendAsync(Mail mail, CancellationToken cancel)
    {
        using var client = new SmtpClient();
        await SendAsync(client, mail, cancel);
    }

    /// <summary>The same, heard by somebody who wants to know what the server says.</summary>
    public async Task SendAsync(Mail mail, SmtpConversation conversation, CancellationToken cancel)
    {
        using var client = new SmtpClient(conversation);
        await SendAsync(client, mail, cancel);
    }

    async Task SendAsync(SmtpClient client, Mail mail, CancellationToken cancel)
    {
        await client.ConnectAsync(server.Host, Port, Security, cancel);
        if (server.UserInfo.Split(':', 2) is [var user, var password])
            await client.AuthenticateAsync(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password), cancel);

        await client.SendAsync(mail.ToMessage(sender), cancel);
        await client.DisconnectAsync(quit: true, cancel);
    }

    bool IsTls => server.Scheme == "smtps";

    int Port => server.Port > 0 ? server.Port : IsTls ? TlsPort : SubmissionPort;

    SecureSocketOptions Security => IsTls ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTlsWhenAvailable;
}
