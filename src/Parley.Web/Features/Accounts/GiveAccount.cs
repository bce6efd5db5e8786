using System.Data.Common;
using LinqToDB;
using Microsoft.AspNetCore.Identity;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Accounts;

/// <summary>Lets somebody who was brought over from another forum have the account: notes the e-mail address and mails the link.</summary>
public sealed class GiveAccount(ParleyDb db, UserManager<Member> members, RetrievePassword retrieve, TimeProvider time)
{
    public async Task<Outcome<string>> GiveAsync(string name, string email, CancellationToken cancel)
    {
        if (EmailAddress.Check(email, "email") is { } problem)
            return problem;
        if (await members.FindByNameAsync(name) is not { } member)
            return new NotThere();
        if (member.IsClaimed)
            return new Problem("name", "ClaimedAlready");

        (member.Email, member.EmailKey, member.EmailConfirmedAt) = (email.Trim(), EmailAddress.KeyOf(email), null);
        try
        {
            await members.UpdateAsync(member);
        }
        catch (DbException taken) when (db.IsUniqueViolation(taken))
        {
            return new Problem("email", "EmailTaken");
        }

        // Who comes back after years does not begin with years of unread topics.
        await db.WriteAsync(() => db.Members.Where(row => row.Id == member.Id).Set(row => row.AllReadAt, (DateTimeOffset?)time.GetUtcNow()).UpdateAsync(cancel), cancel);
        return await retrieve.MailLinkAsync(member, null, cancel);
    }
}
