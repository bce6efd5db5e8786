using System.Globalization;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Bulk;
using Parley.Domain.Permissions;
using Parley.Web.Features.Moderation;

namespace Parley.Web.Features.Bulk;

/// <summary>Suspends who is not suspended already, and remembers by which block.</summary>
public sealed class SuspendStep(ParleyDb db, BlockMember block, EndBlock end) : IBulkStep
{
    const string AndHide = "hide";

    public BulkKind Kind => BulkKind.SuspendMembers;

    public static string DetailsOf(BulkForm form) => string.Create(CultureInfo.InvariantCulture, $"{form.Days}{(form.HidePosts ? $" {AndHide}" : "")}");

    public async Task<string?> DoAsync(Viewer viewer, BulkAct act, BulkItem item, CancellationToken cancel)
    {
        var id = new MemberId(item.ThingId);
        if (await db.Members.AnyAsync(row => row.Id == id && row.Standing == Standing.Suspended, cancel))
            return null;

        var details = act.Details.Split(' ');
        var form = new BlockForm(Standing.Suspended, int.Parse(details[0], CultureInfo.InvariantCulture), act.Reason, details.Contains(AndHide));
        var outcome = await block.BlockAsync(viewer, id, form, cancel);
        return outcome.IsDone ? outcome.Value.Id.ToString(CultureInfo.InvariantCulture) : null;
    }

    public async Task<bool> UndoAsync(Viewer viewer, BulkAct act, BulkItem item, CancellationToken cancel) =>
        (await end.LiftAsync(viewer, long.Parse(item.Former, CultureInfo.InvariantCulture), cancel)).IsDone;
}
