using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Blocks;

namespace Parley.Web.Features.Accounts;

/// <summary>Why a member is not let in, for the member to read: shown to nobody who has not shown the password.</summary>
public sealed class FindSuspension(ParleyDb db)
{
    public async Task<MemberBlock?> FindAsync(Member member, CancellationToken cancel) => member.IsSuspended
        ? await db.MemberBlocks.Where(row => row.MemberId == member.Id && row.Standing == Standing.Suspended && row.EndedAt == null)
            .OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancel)
        : null;
}
