using LinqToDB;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;

namespace Parley.Data;

/// <summary>Notes where from something was done, in the caller's transaction; and forgets it in time.</summary>
public static class Origins
{
    /// <summary>What was written without a request, such as by an import, came from nowhere.</summary>
    public static Task NoteOriginAsync(this ParleyDb db, Viewer viewer, PostId post, DateTimeOffset at, CancellationToken cancel) =>
        viewer.Address is { } address
            ? db.InsertAsync(new PostOrigin { PostId = post, Address = address, At = at }, token: cancel)
            : Task.CompletedTask;

    /// <summary>The entry says what was done; by whom and where from is the viewer's.</summary>
    public static Task LogAsync(this ParleyDb db, Viewer viewer, ModerationEntry entry, CancellationToken cancel) =>
        db.InsertAsync(entry with { ModeratorId = viewer.RequireMember(), Address = viewer.Address }, token: cancel);

    public static async Task ForgetOriginsAsync(this ParleyDb db, DateTimeOffset before, CancellationToken cancel)
    {
        await db.PostOrigins.Where(row => row.At < before).DeleteAsync(cancel);
        await db.ModerationLog.Where(row => row.At < before && row.Address != null).Set(row => row.Address, (string?)null).UpdateAsync(cancel);
    }
}
