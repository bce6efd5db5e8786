using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace Parley.Testing;

/// <summary>A mail server that keeps what it is sent, on a port of this machine. It can be told to refuse the next mails.</summary>
public sealed class SmtpSink : IAsyncDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _stopped = new();
    readonly Task _accepting;
    int _refusals;

    public SmtpSink()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>As <c>PARLEY_SMTP</c> takes it.</summary>
    public Uri Address => new($"smtp://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public ConcurrentQueue<SmtpMail> Mails { get; } = [];

    public void RefuseNext(int mails) => Volatile.Write(ref _refusals, mails);

    public IReadOnlyList<SmtpMail> MailsTo(string address) => [.. Mails.Where(mail => mail.Recipients.Contains(address))];

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopped.Dispose();
        _listener.Dispose();
    }

    async Task AcceptAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
                talks.Add(TalkAsync(await _listener.AcceptTcpClientAsync(_stopped.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(talks).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1);
            await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
            await new Conversation(this, reader, writer).HoldAsync(_stopped.Token);
        }
    }

    bool IsRefused() => Interlocked.Decrement(ref _refusals) >= 0;

    // RFC 5321, as much of it as a mail takes.
    sealed class Conversation(SmtpSink sink, StreamReader reader, StreamWriter writer)
    {
        readonly List<string> _recipients = [];
        string _sender = "";

        public async Task HoldAsync(CancellationToken cancel)
        {
            await writer.WriteLineAsync("220 sink ESMTP");
            while (await reader.ReadLineAsync(cancel) is { } line)
            {
                var answer = line.Equals("DATA", StringComparison.OrdinalIgnoreCase) ? await TakeAsync(cancel) : AnswerTo(line);
                await writer.WriteLineAsync(answer);
                if (answer.StartsWith("221", StringComparison.Ordinal))
                    return;
            }
        }

        string AnswerTo(string line)
        {
            var verb = line.Split(' ')[0].ToUpperInvariant();
            switch (verb)
            {
                case "EHLO" or "HELO":
                    return "250 sink";
                case "MAIL":
                    _recipients.Clear();
                    _sender = AddressIn(line);
                    return sink.IsRefused() ? "451 Come back later" : "250 OK";
                case "RCPT":
                    _recipients.Add(AddressIn(line));
                    return "250 OK";
                case "RSET" or "NOOP":
                    return "250 OK";
                case "QUIT":
                    return "221 Bye";
                default:
                    return "502 Unknown";
            }
        }

        async Task<string> TakeAsync(CancellationToken cancel)
        {
            await writer.WriteLineAsync("354 Go on");
            var source = new StringBuilder();
            while (await reader.ReadLineAsync(cancel) is { } line && line != ".")
                source.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");

            using var bytes = new MemoryStream(Encoding.Latin1.GetBytes(source.ToString()));
            sink.Mails.Enqueue(new(_sender, [.. _recipients], await MimeMessage.LoadAsync(bytes, cancel)));
            return "250 Taken";
        }

        static string AddressIn(string line) => line.Split('<', '>') is [_, var address, ..] ? address : "";
    }
}

public sealed record SmtpMail(string Sender, IReadOnlyList<string> Recipients, MimeMessage Message)
{
    public string Text => Message.TextBody!.ReplaceLineEndings("\n");

    /// <summary>The addresses in the text, in order, as they are asked of the forum.</summary>
    public IReadOnlyList<string> Links =>
        [.. Text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.StartsWith("http", StringComparison.Ordinal)).Select(word => new Uri(word).PathAndQuery)];

    public string? Header(string name) => Message.Headers[name];
}
