using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Appeals;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Topics;

namespace Parley.Web.Features.Moderation;

/// <summary>Finds what a member may object to, and what was objected.</summary>
public sealed class FindAppeal(ParleyDb db)
{
    /// <summary>The act on the viewer's own post, topic or account, with the objection where there is one.</summary>
    public async Task<AppealedAct?> OwnAsync(Viewer viewer, long entry, CancellationToken cancel) =>
        await Acts().SingleOrDefaultAsync(row => row.Entry.Id == entry && row.Entry.AuthorId == viewer.MemberId, cancel) is { } found
        && Appeal.CanBeAgainst(found.Entry.Act)
            ? found
            : null;

    /// <summary>The last that was done to the viewer's post, or to the topic that it began, and can be objected to.</summary>
    public async Task<long?> LastOfAsync(Viewer viewer, PostId post, CancellationToken cancel)
    {
        var acts = await db.ModerationLog.Where(row => row.PostId == post && row.AuthorId == viewer.MemberId)
            .OrderByDescending(row => row.Id).Select(row => new { row.Id, row.Act }).ToListAsync(cancel);
        return acts.FirstOrDefault(row => Appeal.CanBeAgainst(row.Act))?.Id;
    }

    /// <summary>The same, of a warning or silence of the viewer's.</summary>
    public async Task<long?> OfBlockAsync(Viewer viewer, long block, CancellationToken cancel) =>
        await db.MemberBlocks.SingleOrDefaultAsync(row => row.Id == block && row.MemberId == viewer.MemberId, cancel) is { } found
            ? await db.ModerationLog
                .Where(row => row.AuthorId == found.MemberId && row.At >= found.At
                    && (row.Act == ModeratorAct.MemberWarned || row.Act == ModeratorAct.MemberSilenced))
                .OrderBy(row => row.Id).Select(row => (long?)row.Id).FirstOrDefaultAsync(cancel)
            : null;

    /// <summary>Those that wait, the longest waiting first.</summary>
    public Task<List<AppealedAct>> WaitingAsync(CancellationToken cancel) =>
        Acts().Where(row => row.Appeal != null && row.Appeal.Outcome == AppealOutcome.Open).OrderBy(row => row.Appeal!.Id).ToListAsync(cancel);

    public Task<int> CountAsync(CancellationToken cancel) => db.Appeals.CountAsync(row => row.Outcome == AppealOutcome.Open, cancel);

    IQueryable<AppealedAct> Acts() =>
        from entry in db.ModerationLog
        join moderator in db.Members on entry.ModeratorId equals moderator.Id
        from appeal in db.Appeals.LeftJoin(row => row.EntryId == entry.Id)
        from member in db.Members.LeftJoin(row => row.Id == entry.AuthorId)
        from topic in db.Topics.LeftJoin(row => row.Id == entry.TopicId)
        select new AppealedAct { Entry = entry, ModeratorName = moderator.Name, MemberName = member.Name, Appeal = appeal, Topic = topic };
}

public sealed record AppealedAct
{
    public required ModerationEntry Entry { get; init; }

    public required string ModeratorName { get; init; }

    public required string? MemberName { get; init; }

    public required Appeal? Appeal { get; init; }

    public required Topic? Topic { get; init; }

    /// <summary>Where the thing is to be seen, as far as there is one.</summary>
    public string? Address => Entry.PostId is { } post ? $"/p/{post}" : Entry.AuthorId is { } member ? $"/admin/members/{member}" : null;
}
