using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Domain.Accounts;
using Parley.Domain.Shared;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Accounts;

[MembersOnly]
public sealed class PasskeysController(
    AddPasskey addPasskey, IPasskeyHandler<Member> passkeys, Seals seals, SpendValue spendValue, CurrentViewer current,
    IStringLocalizer<Words> words) : Controller
{
    static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    // A state that was made for one member adds nothing to another one's account.
    string Purpose => $"new passkey of {current.Member!.Id}";

    string NameOfDevice => DeviceWords.Of(words, Request.Headers.UserAgent.ToString());

    [HttpGet("/settings/security/passkeys/new")]
    public ViewResult Show() => View("NewPasskey", new NewPasskeyPage(NameOfDevice, FormProblems.None(words)));

    /// <summary>For the script: what the browser needs, or the sentence why not.</summary>
    [HttpPost("/settings/security/passkeys/options")]
    public async Task<IActionResult> Ask(string? password, CancellationToken cancel)
    {
        var member = current.Member!;
        var outcome = await addPasskey.PrepareAsync(member, password, cancel);
        if (!outcome.IsDone)
            return UnprocessableEntity(new PasskeyRefusal(new FormProblems(outcome.Problems, words).All.First().Sentence));

        var options = await passkeys.MakeCreationOptionsAsync(
            new() { Id = outcome.Value, Name = member.Name, DisplayName = member.Name }, HttpContext);
        return Json(new PasskeyOptions(options.CreationOptionsJson, seals.Seal(Purpose, options.AttestationState!, Lifetime)));
    }

    [HttpPost("/settings/security/passkeys")]
    public async Task<IActionResult> Add(PasskeyForm form, CancellationToken cancel)
    {
        if (seals.Open<string>(Purpose, form.State) is not { } state || !await spendValue.SpendAsync(state, Lifetime, cancel))
            return Refused(form, new Problem("", "PasskeyTooLate"));

        var result = await passkeys.PerformAttestationAsync(new()
        {
            HttpContext = HttpContext,
            CredentialJson = form.Credential ?? "",
            AttestationState = state,
        });
        if (!result.Succeeded || !(await addPasskey.AddAsync(current.Member!, result.Passkey, form.Name, NameOfDevice, cancel)).IsDone)
            return Refused(form, new Problem("", "PasskeyRefused"));

        return this.RedirectSaying("/settings/security", Saying.PasskeyAdded);
    }

    ViewResult Refused(PasskeyForm form, Problem problem) =>
        View("NewPasskey", new NewPasskeyPage(form.Name, new FormProblems([problem], words))).WithStatus(422);
}

public sealed record NewPasskeyPage(string? Name, FormProblems Problems);

public sealed record PasskeyRefusal(string Problem);
