using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Accounts;

/// <summary>
/// Of those who destroy things, it asks for the password once more when the sign-in is older than <see cref="StaffOptions.FreshMinutes"/>: the
/// chair may have another one sitting on it by now. The form that was sent comes along, so that nothing is filled in twice.
/// </summary>
public abstract class CarefulController(Care care) : Controller
{
    const string Password = "ownersPassword";

    /// <summary>The page that asks; null when there is nothing to ask.</summary>
    protected async Task<IActionResult?> AskAgainAsync(CancellationToken cancel)
    {
        if (care.SignIns.IsFresh(User, TimeSpan.FromMinutes(care.Options.Staff.FreshMinutes)))
            return null;
        if (!Request.Form.TryGetValue(Password, out var typed))
            return AskingPage(FormProblems.None(care.Words));

        var member = care.Current.Member!;
        if (await care.VerifyOwner.CheckAsync(member, typed, Password, cancel) is { } problem)
            return AskingPage(new FormProblems([problem], care.Words)).WithStatus(422);

        await care.SignIns.RenewAsync(HttpContext, member, care.Current.Session!.Value);
        return null;
    }

    ViewResult AskingPage(FormProblems problems) => View("~/Features/Accounts/AskAgain.cshtml", new AskAgainPage(SentForm.Of(Request), problems));
}

/// <summary>What asking needs.</summary>
public sealed record Care(SignIns SignIns, VerifyOwner VerifyOwner, CurrentViewer Current, ParleyOptions Options, IStringLocalizer<Words> Words);

public sealed record AskAgainPage(SentForm Form, FormProblems Problems);
