using LinqToDB.Async;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Platform.Storage;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Profiles;

[MembersOnly]
public sealed class MyDataController(
    ParleyDb db, AskForMyData ask, LeaveForum leave, MarkNotifications mark, IFileStore files, CurrentViewer current, ParleyOptions options, IStringLocalizer<Words> words)
    : Controller
{
    const string Address = "/settings/data";

    [HttpGet(Address)]
    public async Task<ViewResult> Show(CancellationToken cancel)
    {
        if (current.HasUnseenDownload)
        {
            await mark.DownloadsAsync(current.Viewer, cancel);
            current.HasSeenDownloads();
        }

        return await PageAsync(new(), FormProblems.None(words), cancel);
    }

    [HttpPost(Address + "/download")]
    public async Task<RedirectResult> Ask(CancellationToken cancel)
    {
        await ask.AskAsync(current.Viewer, cancel);
        return Redirect(Address);
    }

    [HttpGet(Address + "/{id:long}.zip")]
    public async Task<IActionResult> Fetch(long id, CancellationToken cancel)
    {
        var member = current.Viewer.RequireMember();
        var found = await db.Downloads.SingleOrDefaultAsync(row => row.Id == id && row.MemberId == member && row.ReadyAt != null, cancel);
        if (found is null || await files.OpenAsync(found.File, cancel) is not { } file)
            return NotFound();

        Response.Headers.CacheControl = "private, no-store";
        return File(file, "application/zip", $"{options.Forum.Name}-{current.Member!.Name}.zip");
    }

    [HttpPost(Address + "/delete")]
    public async Task<IActionResult> Leave(LeaveForm form, CancellationToken cancel)
    {
        var outcome = await leave.AskAsync(current.Viewer, current.Session!.Value, form, cancel);
        return outcome.IsDone
            ? Redirect(Address)
            : (await PageAsync(form, new FormProblems(outcome.Problems, words), cancel)).WithStatus(422);
    }

    [HttpPost(Address + "/keep")]
    public async Task<RedirectResult> Keep(CancellationToken cancel)
    {
        await leave.KeepAsync(current.Viewer, cancel);
        return Redirect(Address);
    }

    async Task<ViewResult> PageAsync(LeaveForm form, FormProblems problems, CancellationToken cancel) =>
        View("MyData", new MyDataPage(current.Member!, await ask.LatestAsync(current.Viewer, cancel), form, problems, options.Privacy.MembersMayHidePosts));
}

public sealed record MyDataPage(Member Member, Download? Latest, LeaveForm Form, FormProblems Problems, bool MayHidePosts);
