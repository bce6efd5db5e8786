using Microsoft.AspNetCore.Mvc;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Moderation;

/// <summary>Tells staff on their pages that a raid runs, and where to say so.</summary>
public sealed class RaidNoticeViewComponent(KnownRaid raids) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() =>
        View("~/Features/Moderation/RaidNotice.cshtml", new RaidNotice(await raids.NowAsync(HttpContext.RequestAborted)));
}

public sealed record RaidNotice(RunningRaid? Running);
