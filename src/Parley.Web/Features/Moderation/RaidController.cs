using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Domain.Accounts;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Moderation;

[MembersOnly]
[OnlyFor(Role.Moderator)]
public sealed class RaidController(StartRaid start, EndRaid end, KnownRaid known, CurrentViewer current, IStringLocalizer<Words> words) : Controller
{
    const string Address = "/admin/raid";

    [HttpGet(Address)]
    public async Task<ViewResult> Show(CancellationToken cancel) => await PageAsync(new(), FormProblems.None(words), cancel);

    [HttpPost(Address)]
    public async Task<IActionResult> Start(RaidForm form, CancellationToken cancel)
    {
        var outcome = await start.StartAsync(current.Viewer, form, cancel);
        return outcome.IsDone
            ? this.RedirectSaying(QueueController.Queue, Saying.Saved)
            : (await PageAsync(form, new FormProblems(outcome.Problems, words), cancel)).WithStatus(422);
    }

    [HttpPost("/admin/raid/end")]
    public async Task<IActionResult> End(CancellationToken cancel)
    {
        await end.EndAsync(current.Viewer, cancel);
        return this.RedirectSaying(QueueController.Queue, Saying.Saved);
    }

    async Task<ViewResult> PageAsync(RaidForm form, FormProblems problems, CancellationToken cancel) =>
        View("Raid", new RaidPage(form, problems, await known.NowAsync(cancel)));
}

public sealed record RaidPage(RaidForm Form, FormProblems Problems, RunningRaid? Running);
