using LinqToDB;
using LinqToDB.Async;
using Microsoft.AspNetCore.Mvc;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Accounts;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Accounts;

/// <summary>Completes a name as it is typed behind an @.</summary>
[MembersOnly]
public sealed class CompleteNamesController(ParleyDb db, CurrentViewer current) : Controller
{
    const int MostNames = 8;
    const int PictureSize = 24;

    [HttpGet("/members/complete")]
    public async Task<IActionResult> Complete(string? q, CancellationToken cancel)
    {
        var key = MemberName.KeyOf(q ?? "");
        if (key.Length is 0 or > MemberName.LongestLength)
            return Json(Array.Empty<CompletedName>());

        // A range, unlike LIKE, is found on the index on all three databases and knows no wildcards.
        var end = key + char.MaxValue;
        var ignores = db.IgnoresOf(current.Viewer);
        var names = await db.Members
            .Where(member => member.NameKey.CompareTo(key) >= 0 && member.NameKey.CompareTo(end) < 0)
            .Where(member => !ignores.Any(ignore => ignore.IgnoredId == member.Id))
            .OrderByDescending(member => member.ReplyCount)
            .Take(MostNames)
            .Select(member => new { member.Name, member.Picture })
            .ToListAsync(cancel);
        return Json(names.Select(found => new CompletedName(found.Name, MemberPicture.AddressOf(found.Name, found.Picture, PictureSize))));
    }

    sealed record CompletedName(string Name, string Avatar);
}
