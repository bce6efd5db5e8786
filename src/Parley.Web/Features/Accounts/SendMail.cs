using Parley.Data.Jobs;
using Parley.Platform.Email;

namespace Parley.Web.Features.Accounts;

/// <summary>A mail waits in the job table until the mail server has taken it.</summary>
public sealed class SendMail(IMailer mailer) : IJobHandler<Mail>
{
    public Task HandleAsync(Mail happened, CancellationToken cancel) => mailer.SendAsync(happened, cancel);
}
