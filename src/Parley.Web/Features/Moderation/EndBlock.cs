using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Accounts;
using Parley.Domain.Blocks;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Moderation;

/// <summary>
/// Ends what was laid on a member: taken back by a moderator, over by itself, or read. What it alone hid is there again. Done twice,
/// it is done once.
/// </summary>
public sealed class EndBlock(ParleyDb db, LogActs log, TimeProvider time) : IJobHandler<BlockDue>
{
    public Task<Outcome<MemberBlock>> LiftAsync(Viewer viewer, long id, CancellationToken cancel) =>
        db.WriteAsync(() => TryLiftAsync(viewer, id, cancel), cancel);

    /// <summary>Says that one's own warning was read.</summary>
    public Task<bool> AcknowledgeAsync(Viewer viewer, long id, CancellationToken cancel) =>
        db.WriteAsync(() => TryAcknowledgeAsync(viewer.RequireMember(), id, cancel), cancel);

    public Task HandleAsync(BlockDue happened, CancellationToken cancel) => db.WriteAsync(
        async () =>
        {
            if (await HoldingAsync(happened.BlockId, cancel) is { } block)
                await EndAsync(block, endedBy: null, cancel);
        },
        cancel);

    /// <summary>In the transaction of a block that takes the place of those of its kind.</summary>
    public async Task ReplaceAsync(Viewer viewer, MemberId member, Standing standing, CancellationToken cancel)
    {
        foreach (var block in await Holding().Where(row => row.MemberId == member && row.Standing == standing).ToListAsync(cancel))
            await EndAsync(block, viewer.RequireMember(), cancel);
    }

    /// <summary>In the transaction of whatever was laid on a member or taken away: the gravest that holds is how the member stands.</summary>
    public async Task StandAsync(MemberId member, CancellationToken cancel)
    {
        var standing = await Holding().Where(row => row.MemberId == member).MaxAsync(row => (Standing?)row.Standing, cancel) ?? Standing.Good;
        await db.Members.Where(row => row.Id == member).Set(row => row.Standing, standing).UpdateAsync(cancel);
    }

    async Task<Outcome<MemberBlock>> TryLiftAsync(Viewer viewer, long id, CancellationToken cancel)
    {
        if (await db.MemberBlocks.SingleOrDefaultAsync(row => row.Id == id, cancel) is not { } known)
            return new NotThere();
        var member = await db.Members.SingleAsync(row => row.Id == known.MemberId, cancel);
        if (!MemberPermissions.CanBlock(viewer, member))
            return new NotThere();

        if (await HoldingAsync(id, cancel) is { } block)
        {
            await EndAsync(block, viewer.RequireMember(), cancel);
            await log.LogAsync(viewer, ModeratorAct.BlockLifted, block.MemberId, "", cancel);
        }

        return known;
    }

    async Task<bool> TryAcknowledgeAsync(MemberId self, long id, CancellationToken cancel)
    {
        if (await HoldingAsync(id, cancel) is not { Standing: Standing.Warned } block || block.MemberId != self)
            return false;

        await EndAsync(block, self, cancel);
        return true;
    }

    // Takes the member's row: two who end the same follow one another, and the second finds it ended.
    async Task<MemberBlock?> HoldingAsync(long id, CancellationToken cancel)
    {
        await db.Topics.Where(row => db.MemberBlocks.Any(block =>
            block.Id == id && block.HidesPosts && db.Posts.Any(post => post.TopicId == row.Id && post.AuthorId == block.MemberId))).TakeAsync(cancel);
        await db.Members.Where(row => db.MemberBlocks.Any(block => block.Id == id && block.MemberId == row.Id)).TakeAsync(cancel);
        return await Holding().SingleOrDefaultAsync(row => row.Id == id, cancel);
    }

    async Task EndAsync(MemberBlock block, MemberId? endedBy, CancellationToken cancel)
    {
        await db.MemberBlocks.Where(row => row.Id == block.Id)
            .Set(row => row.EndedAt, (DateTimeOffset?)time.GetUtcNow()).Set(row => row.EndedBy, endedBy).UpdateAsync(cancel);
        await StandAsync(block.MemberId, cancel);
        if (block.HidesPosts && !await StaysHiddenAsync(block.MemberId, cancel))
            await db.ShowWrittenAsync(block.MemberId, cancel);
    }

    // By another block, or because the member went and wanted it so.
    async Task<bool> StaysHiddenAsync(MemberId member, CancellationToken cancel) =>
        await Holding().AnyAsync(row => row.MemberId == member && row.HidesPosts, cancel)
        || await db.Members.AnyAsync(row => row.Id == member && row.DeletedAt != null && row.HidesPosts, cancel);

    IQueryable<MemberBlock> Holding() => db.MemberBlocks.Where(row => row.EndedAt == null);
}
