using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Flags;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Shared;
using Parley.Web.Features.Posts;

namespace Parley.Web.Features.Moderation;

/// <summary>Reports a post to the moderators: once by each member. Many reports hide it until somebody has looked.</summary>
public sealed class FlagPost(ParleyDb db, FindPost find, HideFlagged hide, ParleyOptions options, TimeProvider time)
{
    /// <summary>The post, when this viewer may report it.</summary>
    public async Task<FoundPost?> FindAsync(Viewer viewer, PostId id, CancellationToken cancel) =>
        await find.VisibleAsync(viewer, id, cancel) is { } found && PostPermissions.CanFlag(viewer, found.Post) ? found : null;

    public Task<bool> IsFlaggedAsync(Viewer viewer, PostId id, CancellationToken cancel)
    {
        var self = viewer.RequireMember();
        return db.Flags.AnyAsync(row => row.PostId == id && row.ReporterId == self, cancel);
    }

    public Task<Outcome<FoundPost>> FlagAsync(Viewer viewer, PostId id, FlagForm form, CancellationToken cancel) =>
        db.WriteAsync(() => TryFlagAsync(viewer, id, form, cancel), cancel);

    async Task<Outcome<FoundPost>> TryFlagAsync(Viewer viewer, PostId id, FlagForm form, CancellationToken cancel)
    {
        if (await find.TakeAsync(viewer, id, cancel) is not { } found || !PostPermissions.CanFlag(viewer, found.Post))
            return new NotThere();
        if (await IsFlaggedAsync(viewer, id, cancel))
            return found;
        if ((Flag.Check(form.Kind, form.CleanWords) ?? await CheckDayAsync(viewer, cancel)) is { } problem)
            return problem;

        await db.InsertAsync(FlagOf(viewer, id, form), token: cancel);
        if (found.Post.Hidden == HiddenCauses.None && await AreManyAsync(id, cancel))
            await hide.HideAsync(found, cancel);
        return found;
    }

    async Task<Problem?> CheckDayAsync(Viewer viewer, CancellationToken cancel)
    {
        var (self, since) = (viewer.RequireMember(), time.GetUtcNow().AddDays(-1));
        var most = options.Moderation.DailyFlags;
        return await db.Flags.CountAsync(row => row.ReporterId == self && row.At > since, cancel) >= most ? new Problem("", "FlagsToday", most) : null;
    }

    // Whoever made three accounts today decides nothing by them.
    async Task<bool> AreManyAsync(PostId id, CancellationToken cancel)
    {
        if (options.Moderation.FlagsToHide == 0)
            return false;

        var reporters = await (
            from flag in db.Flags
            join member in db.Members on flag.ReporterId equals member.Id
            where flag.PostId == id && flag.Outcome == FlagOutcome.Open
            select new { member.CreatedAt, Posts = member.TopicCount + member.ReplyCount }).ToListAsync(cancel);
        return reporters.Count(row => options.Posting.TrustIn(row.CreatedAt, row.Posts, time.GetUtcNow()) != Trust.New) >= options.Moderation.FlagsToHide;
    }

    Flag FlagOf(Viewer viewer, PostId id, FlagForm form) => new()
    {
        PostId = id,
        ReporterId = viewer.RequireMember(),
        Kind = form.Kind,
        Words = form.CleanWords,
        At = time.GetUtcNow(),
    };
}
