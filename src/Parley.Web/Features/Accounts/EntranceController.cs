using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Domain.Accounts;
using Parley.Domain.Blocks;
using Parley.Domain.Permissions;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Accounts;

/// <summary>The one way from a right password, however it was shown, to a session: by the second step, where there is one.</summary>
public abstract class EntranceController(Entrance entrance) : Controller
{
    protected IStringLocalizer<Words> Words => entrance.Words;

    protected async Task<IActionResult> EnterAsync(Member member, LogInForm form, CancellationToken cancel) =>
        member.SecondFactorSince is null
            ? await ArriveAsync(member, form, passedSecondStep: false, cancel)
            : View("SecondStep", new SecondStepPage(entrance.HalfSignIns.Seal(member), form, FormProblems.None(Words)));

    protected async Task<IActionResult> ArriveAsync(Member member, LogInForm form, bool passedSecondStep, CancellationToken cancel)
    {
        if (await entrance.FindSuspension.FindAsync(member, cancel) is { } block)
            return View("Suspended", new SuspendedPage(member, block)).WithStatus(403);

        await entrance.SignIns.BeginAsync(HttpContext, member, form.Stay, passedSecondStep);
        if (form.Kept is not { HasText: true } kept)
            return Redirect(this.OwnAddress(form.Return));

        await entrance.KeepDraft.KeepAsync(Viewer.Of(member), kept, cancel);
        return Redirect(this.OwnAddress(kept.Place) + "#write");
    }
}

/// <summary>What every entrance needs.</summary>
public sealed record Entrance(
    SignIns SignIns, HalfSignIns HalfSignIns, FindSuspension FindSuspension, KeepDraft KeepDraft, IStringLocalizer<Words> Words);

public sealed record SuspendedPage(Member Member, MemberBlock Block);

public sealed record SecondStepPage(string Half, LogInForm Form, FormProblems Problems);
