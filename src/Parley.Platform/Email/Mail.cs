namespace Parley.Platform.Email;

public sealed record Mail(string To, string Subject, string Text)
{
    public const string AccountKind = "account";

    /// <summary>What sort of mail it is, in the mail log.</summary>
    public string Kind { get; init; } = AccountKind;

    /// <summary>The same as <see cref="Text"/> for programs that show HTML.</summary>
    public string? Html { get; init; }

    public MailThread? Thread { get; init; }

    /// <summary>The address at which such mails are ended by one POST (RFC 8058).</summary>
    public string? UnsubscribeAddress { get; init; }
}

/// <summary>
/// The ids, without their angle brackets, by which mail programs show mails of one topic together: this mail's own, the same at
/// every attempt to send it, and that of the topic, which all its mails refer to.
/// </summary>
public sealed record MailThread(string MessageId, string TopicId);
