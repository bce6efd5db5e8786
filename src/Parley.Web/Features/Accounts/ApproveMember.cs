using LinqToDB;
using Microsoft.AspNetCore.Identity;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Accounts;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Accounts;

/// <summary>Lets in a newcomer who waits, and mails the good news.</summary>
public sealed class ApproveMember(ParleyDb db, UserManager<Member> members, WriteMail write, JobQueue jobs)
{
    public async Task<Outcome<Member>> ApproveAsync(string name, CancellationToken cancel)
    {
        if (await members.FindByNameAsync(name) is not { } member)
            return new NotThere();

        return await db.WriteAsync(() => LetInAsync(member, cancel), cancel) ? member : new Problem("name", "NotWaiting");
    }

    async Task<bool> LetInAsync(Member member, CancellationToken cancel)
    {
        var waiting = db.Members.Where(row => row.Id == member.Id && row.WaitsForApprovalSince != null);
        if (await waiting.Set(row => row.WaitsForApprovalSince, (DateTimeOffset?)null).UpdateAsync(cancel) == 0)
            return false;

        if (member.Email is { } email)
            await jobs.EnqueueAsync(write.Write(AccountMail.Approved, email, member.Language, member.Name, write.AddressOf("/login")), cancel);
        return true;
    }
}
