using LinqToDB;
using Parley.Data;
using Parley.Domain.Appeals;
using Parley.Domain.Permissions;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Moderation;

/// <summary>A member objects to what a moderator did. Done twice, the first is left.</summary>
public sealed class AppealAct(ParleyDb db, FindAppeal find, TimeProvider time)
{
    public Task<Outcome<AppealedAct>> AppealAsync(Viewer viewer, long entry, string? typed, CancellationToken cancel) =>
        db.WriteAsync(() => TryAsync(viewer, entry, TypedText.Lines(typed), cancel), cancel);

    // The member's row first: of two forms at once the second finds the objection there.
    async Task<Outcome<AppealedAct>> TryAsync(Viewer viewer, long entry, string words, CancellationToken cancel)
    {
        await db.TakeMembersAsync([viewer.RequireMember()], cancel);
        if (await find.OwnAsync(viewer, entry, cancel) is not { } found)
            return new NotThere();
        if (found.Appeal is not null)
            return found;
        if (Appeal.Check(words) is { } problem)
            return problem;

        await db.InsertAsync(new Appeal { EntryId = entry, MemberId = viewer.RequireMember(), Words = words, At = time.GetUtcNow() }, token: cancel);
        return found;
    }
}
