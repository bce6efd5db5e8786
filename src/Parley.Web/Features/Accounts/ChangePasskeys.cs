using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Accounts;

/// <summary>Lists, renames and removes a member's passkeys. Those of others are not there.</summary>
public sealed class ChangePasskeys(ParleyDb db, VerifyOwner verifyOwner, TellOwner tell)
{
    public Task<List<Passkey>> ListAsync(Member member, CancellationToken cancel) => Of(member).OrderBy(row => row.Id).ToListAsync(cancel);

    public Task<Passkey?> FindAsync(Member member, PasskeyId id, CancellationToken cancel) =>
        Of(member).SingleOrDefaultAsync(row => row.Id == id, cancel)!;

    public async Task<Outcome<bool>> RenameAsync(Member member, PasskeyId id, string? name, CancellationToken cancel)
    {
        var clean = TypedText.OneLine(name);
        if (Passkey.CheckName(clean, "name") is { } problem)
            return problem;

        var renamed = await db.WriteAsync(
            () => Of(member).Where(row => row.Id == id).Set(row => row.Name, clean).UpdateAsync(cancel), cancel);
        return renamed == 1 ? true : new NotThere();
    }

    public async Task<Outcome<bool>> RemoveAsync(Member member, PasskeyId id, string? password, CancellationToken cancel)
    {
        if (await verifyOwner.CheckAsync(member, password, "password", cancel) is { } problem)
            return problem;

        return await db.WriteAsync(() => RemoveAsync(member, id, cancel), cancel) ? true : new NotThere();
    }

    async Task<bool> RemoveAsync(Member member, PasskeyId id, CancellationToken cancel)
    {
        if (await FindAsync(member, id, cancel) is not { } passkey || await Of(member).Where(row => row.Id == id).DeleteAsync(cancel) == 0)
            return false;

        await tell.TellAsync(member, AccountMail.PasskeyRemoved, cancel, passkey.Name);
        return true;
    }

    IQueryable<Passkey> Of(Member member) => db.Passkeys.Where(row => row.MemberId == member.Id);
}
