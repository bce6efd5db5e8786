using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Posts;

namespace Parley.Web.Features.Shared;

/// <summary>Keeps what a draft said, so that its writer finds the way back; in the caller's transaction.</summary>
public sealed class KeepDraftVersion(ParleyDb db)
{
    /// <summary>Before <paramref name="next"/> takes the draft's place. On purpose, what stood there is kept however little it was.</summary>
    public async Task KeepAsync(Draft next, bool onPurpose, CancellationToken cancel)
    {
        if (await db.Drafts.SingleOrDefaultAsync(row => row.MemberId == next.MemberId && row.Place == next.Place, cancel) is not { } before)
            return;

        var last = await At(next.MemberId, next.Place).OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancel);
        var isWorth = onPurpose
            ? before.Markdown.Length > 0 && before.Markdown != next.Markdown
            : DraftVersion.IsWorth(before, next, last);
        if (!isWorth)
            return;

        await db.InsertAsync(DraftVersion.Of(before), token: cancel);
        await PruneAsync(next.MemberId, next.Place, cancel);
    }

    public Task<int> ForgetAsync(MemberId member, string place, CancellationToken cancel) => At(member, place).DeleteAsync(cancel);

    async Task PruneAsync(MemberId member, string place, CancellationToken cancel)
    {
        var oldest = await At(member, place).OrderByDescending(row => row.Id).Skip(DraftVersion.MostKept - 1).Take(1).Select(row => row.Id).ToListAsync(cancel);
        if (oldest is [var last])
            await At(member, place).Where(row => row.Id < last).DeleteAsync(cancel);
    }

    IQueryable<DraftVersion> At(MemberId member, string place) => db.DraftVersions.Where(row => row.MemberId == member && row.Place == place);
}
