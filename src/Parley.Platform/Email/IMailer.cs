namespace Parley.Platform.Email;

public interface IMailer
{
    /// <summary>Where mails go, for the mail log.</summary>
    string Way { get; }

    /// <exception cref="Exception">The mail was not taken; the caller, a job, tries again later.</exception>
    Task SendAsync(Mail mail, CancellationToken cancel);
}
