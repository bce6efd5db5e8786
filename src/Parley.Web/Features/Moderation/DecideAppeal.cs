using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Accounts;
using Parley.Domain.Appeals;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Shared;
using Parley.Web.Features.Posts;
using Parley.Web.Features.Topics;

namespace Parley.Web.Features.Moderation;

/// <summary>
/// Answers a member's objection: the act stays, or is taken back. By somebody else than who did it, unless nobody else is there to.
/// Of two at once the second finds it answered.
/// </summary>
public sealed class DecideAppeal(
    ParleyDb db, FindAppeal find, HidePost hidePost, HideTopic hideTopic, CloseTopic closeTopic, EndBlock endBlock, JobQueue jobs, TimeProvider time)
{
    public Task<Outcome<AppealedAct>> DecideAsync(Viewer viewer, long id, AppealOutcome outcome, string? typed, CancellationToken cancel) =>
        db.WriteAsync(() => TryAsync(viewer, id, outcome, TypedText.Lines(typed), cancel), cancel);

    public async Task<bool> MayDecideAsync(Viewer viewer, ModerationEntry entry, CancellationToken cancel) =>
        viewer.IsStaff && (entry.ModeratorId != viewer.MemberId || !await db.Members.AnyAsync(
            row => row.Role >= Role.Moderator && row.Id != entry.ModeratorId && row.DeletedAt == null && row.Standing < Standing.Silenced, cancel));

    async Task<Outcome<AppealedAct>> TryAsync(Viewer viewer, long id, AppealOutcome outcome, string answer, CancellationToken cancel)
    {
        if (await db.Appeals.SingleOrDefaultAsync(row => row.Id == id, cancel) is not { } appeal)
            return new NotThere();
        var found = await find.OwnAsync(new Viewer(appeal.MemberId, Role.Member), appeal.EntryId, cancel);
        if (found is null || !await MayDecideAsync(viewer, found.Entry, cancel))
            return new NotThere();
        if (ModerationReason.Check(answer, "reason") is { } problem)
            return problem;

        // What was done is taken back first, for that takes the rows in their order; it is done once whoever comes second.
        if (appeal.Outcome == AppealOutcome.Open && outcome == AppealOutcome.Overturned)
            await TakeBackAsync(viewer, found.Entry, answer, cancel);
        if (await CloseAsync(viewer, id, outcome, answer, cancel) > 0)
            await TellAsync(viewer, found.Entry, outcome, answer, cancel);
        return found;
    }

    Task<int> CloseAsync(Viewer viewer, long id, AppealOutcome outcome, string answer, CancellationToken cancel) => db.Appeals
        .Where(row => row.Id == id && row.Outcome == AppealOutcome.Open)
        .Set(row => row.Outcome, outcome)
        .Set(row => row.Answer, answer)
        .Set(row => row.DecidedBy, viewer.MemberId)
        .Set(row => row.DecidedAt, (DateTimeOffset?)time.GetUtcNow())
        .UpdateAsync(cancel);

    Task TakeBackAsync(Viewer viewer, ModerationEntry entry, string answer, CancellationToken cancel) => entry.Act switch
    {
        ModeratorAct.PostHidden => hidePost.RestoreAsync(viewer, entry.PostId!.Value, cancel),
        ModeratorAct.TopicHidden => hideTopic.RestoreAsync(viewer, entry.TopicId!.Value, cancel),
        ModeratorAct.TopicClosed => closeTopic.ReopenAsync(viewer, entry.TopicId!.Value, answer, cancel),
        _ => LiftAsync(viewer, entry, cancel),
    };

    async Task LiftAsync(Viewer viewer, ModerationEntry entry, CancellationToken cancel)
    {
        var standing = entry.Act == ModeratorAct.MemberWarned ? Standing.Warned : Standing.Silenced;
        var block = await db.MemberBlocks.Where(row => row.MemberId == entry.AuthorId && row.Standing == standing && row.EndedAt == null)
            .Select(row => (long?)row.Id).FirstOrDefaultAsync(cancel);
        if (block is { } holding)
            await endBlock.LiftAsync(viewer, holding, cancel);
    }

    // What is shown again says so by itself.
    async Task TellAsync(Viewer viewer, ModerationEntry entry, AppealOutcome outcome, string answer, CancellationToken cancel)
    {
        var act = outcome == AppealOutcome.Overturned ? ModeratorAct.AppealGranted : ModeratorAct.AppealRejected;
        await db.LogAsync(
            viewer,
            new ModerationEntry { At = time.GetUtcNow(), Act = act, AuthorId = entry.AuthorId, TopicId = entry.TopicId, PostId = entry.PostId, Reason = answer },
            cancel);
        await jobs.EnqueueAsync(new AppealDecided(entry.Id), cancel);
    }
}
