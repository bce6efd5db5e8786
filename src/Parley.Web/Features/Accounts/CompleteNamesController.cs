using Microsoft.AspNetCore.Mvc;
using Parley.Domain.Topics;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Accounts;

/// <summary>Completes a name as it is typed behind an @.</summary>
[MembersOnly]
public sealed class CompleteNamesController(CompleteNames complete, CurrentViewer current) : Controller
{
    [HttpGet("/members/complete")]
    public async Task<IActionResult> Complete(string? q, long? topic, CancellationToken cancel)
    {
        TopicId? place = topic is { } number ? new(number) : null;
        var names = await complete.FindAsync(current.Viewer, q ?? "", place, cancel);
        return Json(names.Select(found => new { found.Name, found.Avatar }));
    }
}
