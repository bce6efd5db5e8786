using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Domain.Accounts;
using Parley.Domain.Shared;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Admin;

[MembersOnly]
[OnlyFor(Role.Administrator)]
public sealed class LogoController(
    ChangeLogo change, SaveSettings save, ShowSettings show, CurrentViewer current, IStringLocalizer<Words> words) : Controller
{
    [HttpPost("/admin/logo")]
    [LongestBody(ChangeLogo.LongestFile + ParleyApplication.LongestForm)]
    public async Task<IActionResult> Set(IFormFile? logo, CancellationToken cancel)
    {
        var outcome = logo is { Length: > ChangeLogo.LongestFile } ? ChangeLogo.TooLarge : await change.SetAsync(current.Viewer, await BytesOf(logo, cancel), cancel);
        return outcome.IsDone ? Done() : (await RefusedAsync(outcome.Problems, cancel)).WithStatus(422);
    }

    [HttpPost("/admin/logo/remove")]
    public async Task<RedirectResult> Remove(CancellationToken cancel)
    {
        await change.RemoveAsync(current.Viewer, cancel);
        return Done();
    }

    RedirectResult Done() => this.RedirectSaying(SettingsController.AddressOf(SettingSection.Forum), Saying.Saved);

    async Task<ViewResult> RefusedAsync(IReadOnlyList<Problem> problems, CancellationToken cancel)
    {
        var shown = new FormProblems(problems, words);
        ViewData["LogoProblem"] = shown.For("logo");
        return View("Settings", show.Page(SettingSection.Forum, SettingsForm.Untouched(await save.VersionAsync(cancel)), shown, []));
    }

    static async Task<byte[]> BytesOf(IFormFile? file, CancellationToken cancel)
    {
        if (file is null)
            return [];
        var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, cancel);
        return bytes.ToArray();
    }
}
