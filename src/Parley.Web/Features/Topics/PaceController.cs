using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Topics;

[MembersOnly]
public sealed class PaceController(SlowTopic slow, CurrentViewer current, IStringLocalizer<Words> words) : Controller
{
    [HttpGet("/t/{id:long}/pace")]
    public async Task<IActionResult> Show(long id, CancellationToken cancel) =>
        await slow.FindAsync(current.Viewer, new(id), cancel) is { } found
            ? Page(found, found.Topic.SlowMinutes.ToString(CultureInfo.InvariantCulture), FormProblems.None(words))
            : NotFound();

    [HttpPost("/t/{id:long}/pace")]
    public async Task<IActionResult> Set(long id, string? minutes, CancellationToken cancel)
    {
        if (await slow.FindAsync(current.Viewer, new(id), cancel) is not { } found)
            return NotFound();

        int? typed = int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        var outcome = await slow.SetAsync(current.Viewer, new(id), typed, cancel);
        if (outcome.IsDone)
            return Redirect(outcome.Value.Address);
        return outcome.IsFound ? Page(found, minutes, new FormProblems(outcome.Problems, words)).WithStatus(422) : NotFound();
    }

    ViewResult Page(FoundTopic found, string? minutes, FormProblems problems) => View("Pace", new PacePage(found, minutes, problems));
}

public sealed record PacePage(FoundTopic Found, string? Minutes, FormProblems Problems);
