using LinqToDB;
using LinqToDB.Async;
using Microsoft.AspNetCore.Identity;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Accounts;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Accounts;

/// <summary>Lets in newcomers who wait, or does not, and mails them which.</summary>
public sealed class ApproveMember(ParleyDb db, UserManager<Member> members, WriteMail write, JobQueue jobs, ParleyOptions options)
{
    // Whoever is dealt with makes room for the next.
    const int MostListed = 100;

    /// <summary>Who waits longest comes first.</summary>
    public Task<List<Member>> ListAsync(CancellationToken cancel) =>
        Waiting().OrderBy(row => row.WaitsForApprovalSince).ThenBy(row => row.Id).Take(MostListed).ToListAsync(cancel);

    public Task<Member?> FindAsync(MemberId id, CancellationToken cancel) => Waiting().SingleOrDefaultAsync(row => row.Id == id, cancel)!;

    public async Task<Outcome<Member>> ApproveAsync(string name, CancellationToken cancel) =>
        await members.FindByNameAsync(name) is { } member ? await ApproveAsync(member, cancel) : new NotThere();

    public async Task<Outcome<Member>> ApproveAsync(Member member, CancellationToken cancel) =>
        await db.WriteAsync(() => LetInAsync(member, cancel), cancel) ? member : new Problem("name", "NotWaiting");

    /// <summary>Nothing of the newcomer is kept: who never came in has written nothing, and the name is free again.</summary>
    public async Task<Outcome<Member>> DeclineAsync(Member member, CancellationToken cancel) =>
        await db.WriteAsync(() => ForgetAsync(member, cancel), cancel) ? member : new Problem("name", "NotWaiting");

    async Task<bool> LetInAsync(Member member, CancellationToken cancel)
    {
        if (await TakeAsync(member, cancel) == 0)
            return false;

        await MailAsync(AccountMail.Approved, member, "/login", cancel);
        return true;
    }

    async Task<bool> ForgetAsync(Member member, CancellationToken cancel)
    {
        if (await TakeAsync(member, cancel) == 0)
            return false;

        await MailAsync(AccountMail.Declined, member, "/", cancel);
        await db.ForgetAsync(member.Id, $"declined-{member.Id}", cancel);
        await db.Members.Where(row => row.Id == member.Id).DeleteAsync(cancel);
        return true;
    }

    // Of two administrators at once the first takes the row, and the second finds nobody who waits.
    Task<int> TakeAsync(Member member, CancellationToken cancel) => Waiting().Where(row => row.Id == member.Id)
        .Set(row => row.WaitsForApprovalSince, (DateTimeOffset?)null)
        .UpdateAsync(cancel);

    // Not in the language of the administrator, whose request this is.
    async Task MailAsync(AccountMail mail, Member member, string path, CancellationToken cancel)
    {
        if (member.Email is { } email)
            await jobs.EnqueueAsync(write.Write(mail, email, options.Languages.Of(member.Language), member.Name, write.AddressOf(path)), cancel);
    }

    IQueryable<Member> Waiting() => db.Members.Where(row => row.WaitsForApprovalSince != null);
}
