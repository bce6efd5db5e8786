using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Domain.Accounts;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Bulk;

[MembersOnly]
[OnlyFor(Role.Moderator)]
public sealed class CleanUpController(CleanUp cleanUp, CurrentViewer current, IStringLocalizer<Words> words) : Controller
{
    [HttpGet("/admin/members/{id:long}/clean-up")]
    public async Task<IActionResult> Ask(long id, CleanUpForm form, CancellationToken cancel) => await cleanUp.FindAsync(current.Viewer, new(id), cancel) is { } member
        ? await PageAsync(member, form, FormProblems.None(words), cancel)
        : NotFound();

    [HttpPost("/admin/members/{id:long}/clean-up")]
    public async Task<IActionResult> Start(long id, CleanUpForm form, CancellationToken cancel)
    {
        var outcome = await cleanUp.CleanUpAsync(current.Viewer, new(id), form, cancel);
        if (outcome.IsDone)
            return Redirect($"/admin/bulk/{outcome.Value}");
        return outcome.IsFound && await cleanUp.FindAsync(current.Viewer, new(id), cancel) is { } member
            ? (await PageAsync(member, form, new FormProblems(outcome.Problems, words), cancel)).WithStatus(422)
            : NotFound();
    }

    async Task<ViewResult> PageAsync(Member member, CleanUpForm form, FormProblems problems, CancellationToken cancel) =>
        View("CleanUp", new CleanUpPage(member, form, await cleanUp.CountAsync(current.Viewer, member.Id, form.Hours, cancel), problems));
}

public sealed record CleanUpPage(Member Member, CleanUpForm Form, SpamCount Count, FormProblems Problems);
