using Microsoft.AspNetCore.Mvc;
using Parley.Domain.Accounts;
using Parley.Domain.Bulk;
using Parley.Domain.Shared;
using Parley.Web.Features.Moderation;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Bulk;

/// <summary>Takes what was ticked in a table of the back office, whose conditions stand in the address, to the page that asks what for.</summary>
[MembersOnly]
[OnlyFor(Role.Moderator)]
public sealed class ChoiceController(ChooseItems choose, CurrentViewer current) : Controller
{
    [HttpPost("/admin/topics/bulk")]
    public async Task<IActionResult> Topics([FromQuery] TopicConditions asked, [FromForm] BulkKind kind, [FromForm] bool all, [FromForm] long[] id, CancellationToken cancel) =>
        Answer("/admin/topics", await choose.TopicsAsync(current.Viewer, kind, Choice.Of(all, id), asked, cancel));

    [HttpPost("/admin/replies/bulk")]
    public async Task<IActionResult> Replies([FromQuery] ReplyConditions asked, [FromForm] BulkKind kind, [FromForm] bool all, [FromForm] long[] id, CancellationToken cancel) =>
        Answer("/admin/replies", await choose.RepliesAsync(current.Viewer, kind, Choice.Of(all, id), asked, cancel));

    [HttpPost("/admin/members/bulk")]
    public async Task<IActionResult> Members([FromQuery] MemberConditions asked, [FromForm] BulkKind kind, [FromForm] bool all, [FromForm] long[] id, CancellationToken cancel) =>
        Answer("/admin/members", await choose.MembersAsync(current.Viewer, kind, Choice.Of(all, id), asked, cancel));

    IActionResult Answer(string table, Outcome<long> chosen)
    {
        if (chosen.IsDone)
            return Redirect($"/admin/bulk/{chosen.Value}");
        return chosen.IsFound ? this.RedirectSaying(table + Request.QueryString, Saying.NothingTicked) : NotFound();
    }
}
