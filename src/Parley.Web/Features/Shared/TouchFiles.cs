using LinqToDB;
using Parley.Data;
using Parley.Domain.Permissions;

namespace Parley.Web.Features.Shared;

/// <summary>Says that a draft has its writer's files in it, so that they are not cleared away at this very moment.</summary>
public sealed class TouchFiles(ParleyDb db, TimeProvider time)
{
    /// <summary>In the transaction that keeps the draft.</summary>
    public async Task TouchAsync(Viewer viewer, string markdown, CancellationToken cancel)
    {
        var member = viewer.RequireMember();
        var keys = FileAddress.KeysIn(markdown);
        if (keys.Count > 0)
            await db.Files.Where(file => file.MemberId == member && keys.Contains(file.Key)).Set(file => file.TouchedAt, time.GetUtcNow()).UpdateAsync(cancel);
    }
}
