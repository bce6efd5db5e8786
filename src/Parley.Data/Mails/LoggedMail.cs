namespace Parley.Data.Mails;

/// <summary>What became of a mail, at one attempt to send it.</summary>
public sealed class LoggedMail
{
    public long Id { get; init; }

    public DateTimeOffset At { get; init; }

    public string Address { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Subject { get; init; } = "";

    public MailStatus Status { get; init; }

    /// <summary>Why it was not sent, or which way it went.</summary>
    public string? Reason { get; init; }
}
