using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Domain.Accounts;
using Parley.Domain.Shared;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Admin;

/// <summary>The reasons that moderators choose from.</summary>
[MembersOnly]
[OnlyFor(Role.Administrator)]
public sealed class ReasonsController(ChangeReasons change, CurrentSettings settings, CurrentViewer current, IStringLocalizer<Words> words) : Controller
{
    const string Reasons = "/admin/reasons";

    [HttpGet(Reasons)]
    public ViewResult Index() => Page("AdminReasons", null, ReasonForm.Empty, []);

    [HttpPost(Reasons)]
    public async Task<IActionResult> Add(CancellationToken cancel)
    {
        var form = FormOf(Request.Form);
        var outcome = await change.AddAsync(current.Viewer, form, cancel);
        return outcome.IsDone ? Done() : Page("AdminReasons", null, form, outcome.Problems).WithStatus(422);
    }

    [HttpGet("/admin/reasons/{code}")]
    public IActionResult Show(string code) => settings.Reasons.Offered.Contains(code) ? Page("EditReason", code, ReasonForm.Empty, []) : NotFound();

    [HttpPost("/admin/reasons/{code}")]
    public async Task<IActionResult> Edit(string code, CancellationToken cancel)
    {
        var form = FormOf(Request.Form);
        var outcome = await change.EditAsync(current.Viewer, code, form, cancel);
        return outcome.IsDone ? Done() : Page("EditReason", code, form, outcome.Problems).WithStatus(422);
    }

    [HttpPost("/admin/reasons/{code}/move")]
    public async Task<IActionResult> Move(string code, string? direction, CancellationToken cancel) =>
        (await change.MoveAsync(code, direction == "up", cancel)).IsDone ? Redirect(Reasons) : NotFound();

    [HttpPost("/admin/reasons/{code}/remove")]
    public async Task<RedirectResult> Remove(string code, CancellationToken cancel)
    {
        await change.RemoveAsync(current.Viewer, code, cancel);
        return Done();
    }

    RedirectResult Done() => this.RedirectSaying(Reasons, Saying.Saved);

    ViewResult Page(string view, string? code, ReasonForm form, IReadOnlyList<Problem> problems) =>
        View(view, new ReasonsPage(settings.Reasons, settings.Now.Languages, code, form, new FormProblems(problems, words)));

    ReasonForm FormOf(IFormCollection sent) => new(settings.Now.Languages.Choices.ToDictionary(
        language => language.Code, language => TypedText.OneLine(sent[ReasonForm.FieldOf(language.Code)].FirstOrDefault())));
}

public sealed record ReasonsPage(ReasonList Reasons, LanguageOptions Languages, string? Code, ReasonForm Form, FormProblems Problems);
