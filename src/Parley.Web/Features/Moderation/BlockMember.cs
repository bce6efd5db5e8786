using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Accounts;
using Parley.Domain.Blocks;
using Parley.Domain.Live;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Moderation;

/// <summary>
/// Warns, silences or suspends a member. What is laid on a member anew takes the place of what was there of its kind; other kinds stay
/// beside it.
/// </summary>
public sealed class BlockMember(ParleyDb db, EndBlock end, LogActs log, JobQueue jobs, TimeProvider time)
{
    public Task<Outcome<MemberBlock>> BlockAsync(Viewer viewer, MemberId id, BlockForm form, CancellationToken cancel) =>
        db.WriteAsync(() => TryBlockAsync(viewer, id, form, cancel), cancel);

    async Task<Outcome<MemberBlock>> TryBlockAsync(Viewer viewer, MemberId id, BlockForm form, CancellationToken cancel)
    {
        await TakeAsync(viewer, id, form, cancel);
        if (await db.Members.SingleOrDefaultAsync(row => row.Id == id, cancel) is not { } member || !await MayStillAsync(viewer, member, cancel))
            return new NotThere();

        var reason = TypedText.Lines(form.Reason);
        Problem?[] problems = [BlockTerm.Check(form.Standing, form.Days), ModerationReason.Check(reason, "reason")];
        if (problems.OfType<Problem>().ToList() is { Count: > 0 } wrong)
            return wrong;

        await end.ReplaceAsync(viewer, member.Id, form.Standing, cancel);
        var block = await InsertAsync(BlockOf(viewer, member, form, reason), cancel);
        await TakeEffectAsync(block, cancel);
        await log.LogAsync(viewer, ActOf(block.Standing), member.Id, reason, cancel);
        return block;
    }

    // Both: two administrators who suspend each other wait for one another, and the second finds itself out.
    async Task TakeAsync(Viewer viewer, MemberId id, BlockForm form, CancellationToken cancel)
    {
        if (form.HidePosts)
            await db.TopicsWith(id).TakeAsync(cancel);
        await db.TakeMembersAsync([id, viewer.RequireMember()], cancel);
    }

    async Task<bool> MayStillAsync(Viewer viewer, Member member, CancellationToken cancel)
    {
        var self = viewer.RequireMember();
        return MemberPermissions.CanBlock(Viewer.Of(await db.Members.SingleAsync(row => row.Id == self, cancel)), member);
    }

    async Task<MemberBlock> InsertAsync(MemberBlock block, CancellationToken cancel) =>
        block with { Id = await db.InsertWithInt64IdentityAsync(block, token: cancel) };

    async Task TakeEffectAsync(MemberBlock block, CancellationToken cancel)
    {
        await end.StandAsync(block.MemberId, cancel);
        if (block.Standing == Standing.Suspended)
            await EndSessionsAsync(block.MemberId, cancel);
        if (block.HidesPosts)
            await db.HideWrittenAsync(block.MemberId, cancel);
        if (block.Until is { } until)
            await jobs.EnqueueAsync(new BlockDue(block.Id), until, cancel);
        await jobs.EnqueueAsync(new MemberBlocked(block.Id), cancel);
    }

    async Task EndSessionsAsync(MemberId member, CancellationToken cancel)
    {
        await db.Sessions.Where(row => row.MemberId == member).DeleteAsync(cancel);
        db.Tell(new SessionsEnded(member.Value));
    }

    MemberBlock BlockOf(Viewer viewer, Member member, BlockForm form, string reason) => new()
    {
        MemberId = member.Id,
        ModeratorId = viewer.RequireMember(),
        Standing = form.Standing,
        Reason = reason,
        At = time.GetUtcNow(),
        Until = BlockTerm.End(form.Standing, form.Days, time.GetUtcNow()),
        HidesPosts = form.HidePosts && form.Standing != Standing.Warned,
    };

    static ModeratorAct ActOf(Standing standing) => standing switch
    {
        Standing.Warned => ModeratorAct.MemberWarned,
        Standing.Silenced => ModeratorAct.MemberSilenced,
        Standing.Suspended => ModeratorAct.MemberSuspended,
        _ => throw new ArgumentOutOfRangeException(nameof(standing)),
    };
}
