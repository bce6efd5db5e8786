namespace Parley.Platform.Email;

public interface IMailer
{
    /// <exception cref="Exception">The mail was not taken; the caller, a job, tries again later.</exception>
    Task SendAsync(Mail mail, CancellationToken cancel);
}
