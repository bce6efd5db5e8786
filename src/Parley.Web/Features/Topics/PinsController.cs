using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Topics;

[MembersOnly]
public sealed class PinsController(PinTopic pin, CurrentViewer current, TimeProvider time, IStringLocalizer<Words> words) : Controller
{
    TimeZoneInfo? Zone => ReadersZone.ZoneOf(current.Member);

    [HttpGet("/t/{id:long}/pin")]
    public async Task<IActionResult> Show(long id, CancellationToken cancel) =>
        await pin.FindAsync(current.Viewer, new(id), cancel) is { } found
            ? Page(found, PinForm.Of(found.Topic, Zone), FormProblems.None(words))
            : NotFound();

    [HttpPost("/t/{id:long}/pin")]
    public async Task<IActionResult> Pin(long id, PinForm form, CancellationToken cancel)
    {
        if (await pin.FindAsync(current.Viewer, new(id), cancel) is not { } found)
            return NotFound();

        var outcome = await pin.PinAsync(current.Viewer, new(id), form, Zone, cancel);
        if (outcome.IsDone)
            return Redirect(outcome.Value.Address);
        return outcome.IsFound ? Page(found, form, new FormProblems(outcome.Problems, words)).WithStatus(422) : NotFound();
    }

    [HttpPost("/t/{id:long}/pin/lift")]
    public async Task<IActionResult> Lift(long id, CancellationToken cancel)
    {
        var outcome = await pin.UnpinAsync(current.Viewer, new(id), cancel);
        return outcome.IsDone ? Redirect(outcome.Value.Address) : NotFound();
    }

    ViewResult Page(FoundTopic found, PinForm form, FormProblems problems) =>
        View("Pin", new PinPage(found, found.Topic.IsPinned(time.GetUtcNow()), form, problems));
}

public sealed record PinPage(FoundTopic Found, bool IsPinned, PinForm Form, FormProblems Problems);
