using System.Text;
using MailKit;

namespace Parley.Platform.Email;

/// <summary>What was said between the forum and a mail server, line by line. Passwords are covered, also where they are encoded.</summary>
public sealed class SmtpConversation : IProtocolLogger
{
    // The mail itself is in it too.
    const int MostLines = 200;

    readonly List<SmtpLine> _lines = [];

    public IReadOnlyList<SmtpLine> Lines => _lines;

    public IAuthenticationSecretDetector? AuthenticationSecretDetector { get; set; }

    public void LogConnect(Uri uri) => Add(isOurs: true, $"({uri.Scheme}://{uri.Host}:{uri.Port})");

    public void LogServer(byte[] buffer, int offset, int count) => Add(isOurs: false, Encoding.UTF8.GetString(buffer, offset, count));

    public void LogClient(byte[] buffer, int offset, int count)
    {
        var said = buffer.AsSpan(offset, count).ToArray();
        foreach (var secret in AuthenticationSecretDetector?.DetectSecrets(buffer, offset, count) ?? [])
            said.AsSpan(secret.StartIndex - offset, secret.Length).Fill((byte)'*');
        Add(isOurs: true, Encoding.UTF8.GetString(said));
    }

    public void Dispose()
    {
        // It is read after the connection is gone.
    }

    void Add(bool isOurs, string text)
    {
        foreach (var line in text.TrimEnd().Split('\n'))
        {
            if (_lines.Count < MostLines)
                _lines.Add(new(isOurs, line.TrimEnd('\r')));
        }
    }
}

public sealed record SmtpLine(bool IsOurs, string Text);
