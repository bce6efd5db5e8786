using Microsoft.AspNetCore.Mvc;

namespace Parley.Web.Features.Moderation;

/// <summary>How much waits for moderators, beside the word that leads there.</summary>
public sealed class QueueCountViewComponent(ReadQueue queue) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() =>
        View("~/Features/Moderation/QueueCount.cshtml", await queue.CountAsync(HttpContext.RequestAborted));
}
