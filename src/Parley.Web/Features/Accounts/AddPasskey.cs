using System.Data.Common;
using LinqToDB;
using LinqToDB.Async;
using Microsoft.AspNetCore.Identity;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Accounts;

/// <summary>A passkey counts as password and code together, so that making one asks for the password.</summary>
public sealed class AddPasskey(ParleyDb db, VerifyOwner verifyOwner, IUserPasskeyStore<Member> store, TellOwner tell)
{
    /// <summary>Answers the handle that the device shall know the member by.</summary>
    public async Task<Outcome<string>> PrepareAsync(Member member, string? password, CancellationToken cancel)
    {
        if (await db.Passkeys.CountAsync(row => row.MemberId == member.Id, cancel) >= Passkey.MostOfOneMember)
            return new Problem("", "TooManyPasskeys", Passkey.MostOfOneMember);
        if (await verifyOwner.CheckAsync(member, password, "password", cancel) is { } problem)
            return problem;

        return await db.WriteAsync(() => HandleAsync(member.Id, cancel), cancel);
    }

    /// <summary>The name may be left out or be too long: the device has made the passkey already, and a refusal would leave it with a dead one.</summary>
    public async Task<Outcome<bool>> AddAsync(Member member, UserPasskeyInfo passkey, string? name, string nameOfDevice, CancellationToken cancel)
    {
        var clean = TypedText.OneLine(name);
        passkey.Name = Passkey.CheckName(clean, "name") is null ? clean : nameOfDevice;
        try
        {
            await db.WriteAsync(() => AddAsync(member, passkey, cancel), cancel);
            return true;
        }
        catch (DbException taken) when (db.IsUniqueViolation(taken))
        {
            return new Problem("", "PasskeyRefused");
        }
    }

    async Task AddAsync(Member member, UserPasskeyInfo passkey, CancellationToken cancel)
    {
        await store.AddOrUpdatePasskeyAsync(member, passkey, cancel);
        await tell.TellAsync(member, AccountMail.PasskeyAdded, cancel, passkey.Name!);
    }

    async Task<string> HandleAsync(MemberId member, CancellationToken cancel)
    {
        await db.Members.Where(row => row.Id == member && row.PasskeyHandle == null)
            .Set(row => row.PasskeyHandle, Passkey.NewHandle())
            .UpdateAsync(cancel);
        return (await db.Members.Where(row => row.Id == member).Select(row => row.PasskeyHandle).SingleAsync(cancel))!;
    }
}
