using Parley.Data.Jobs;
using Parley.Domain.Accounts;

namespace Parley.Web.Features.Accounts;

/// <summary>Mails the owner of an account that what guards it was changed, and where to look; in the transaction of the change.</summary>
public sealed class TellOwner(WriteMail write, JobQueue jobs)
{
    /// <summary><paramref name="more"/> fills the gaps behind the name, the forum and the link.</summary>
    public async Task TellAsync(Member member, AccountMail mail, CancellationToken cancel, params object[] more)
    {
        if (member.Email is { } email)
            await jobs.EnqueueAsync(write.Write(mail, email, member.Language, member.Name, write.AddressOf("/settings/security"), more), cancel);
    }
}
