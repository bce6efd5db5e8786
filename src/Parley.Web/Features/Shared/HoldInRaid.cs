using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Holding;
using Parley.Domain.Permissions;

namespace Parley.Web.Features.Shared;

/// <summary>Holds what young accounts write as long as a raid runs.</summary>
public sealed class HoldInRaid(ParleyDb db, KnownRaid raids, TimeProvider time) : IPostJudge
{
    public async Task<Judgement?> JudgeAsync(Viewer writer, WrittenText text, CancellationToken cancel)
    {
        if (await raids.NowAsync(cancel) is not { Raid: var raid })
            return null;

        var self = writer.RequireMember();
        var member = await db.Members.SingleAsync(row => row.Id == self, cancel);
        return raid.IsYoung(member.CreatedAt, time.GetUtcNow()) ? Judgement.Wait(new(HoldReason.Raid)) : null;
    }
}
