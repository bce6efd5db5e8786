using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Profiles;

[MembersOnly]
public sealed class ProfileSettingsController(
    EditProfile editProfile, ChangePicture changePicture, CurrentViewer current, IStringLocalizer<Words> words) : Controller
{
    // More than a picture may have: who chose a photograph that is too large is told so beside the field, and not by a bare page.
    const int LongestUpload = 8 * ChangePicture.LongestFile;

    [HttpGet("/settings")]
    public RedirectResult First() => Redirect("/settings/profile");

    [HttpGet("/settings/profile")]
    public async Task<ViewResult> Show(CancellationToken cancel) => Page(await FormAsync(cancel), FormProblems.None(words));

    [HttpPost("/settings/profile")]
    public async Task<IActionResult> Save(ProfileForm form, CancellationToken cancel)
    {
        var outcome = await editProfile.SaveAsync(current.Viewer, form, cancel);
        return outcome.IsDone
            ? Saved()
            : Page(form, new FormProblems(outcome.Problems, words)).WithStatus(422);
    }

    [HttpPost("/settings/picture")]
    [LongestBody(LongestUpload)]
    public async Task<IActionResult> SetPicture(IFormFile? picture, CancellationToken cancel)
    {
        var outcome = picture?.Length > ChangePicture.LongestFile
            ? ChangePicture.TooLarge
            : await changePicture.SetAsync(current.Viewer, await BytesOfAsync(picture, cancel), cancel);
        return outcome.IsDone
            ? Saved()
            : Page(await FormAsync(cancel), new FormProblems(outcome.Problems, words)).WithStatus(422);
    }

    [HttpPost("/settings/picture/remove")]
    public async Task<RedirectResult> RemovePicture(CancellationToken cancel)
    {
        await changePicture.RemoveAsync(current.Viewer, cancel);
        return Saved();
    }

    async Task<ProfileForm> FormAsync(CancellationToken cancel) =>
        ProfileForm.Of(current.Member!, await editProfile.FindAsync(current.Viewer, cancel));

    RedirectResult Saved() => this.RedirectSaying("/settings/profile", Saying.Saved);

    ViewResult Page(ProfileForm form, FormProblems problems) => View("ProfileSettings", new ProfileSettingsPage(current.Member!, form, problems));

    static async Task<ReadOnlyMemory<byte>> BytesOfAsync(IFormFile? file, CancellationToken cancel)
    {
        var bytes = new MemoryStream();
        if (file is not null)
            await file.CopyToAsync(bytes, cancel);
        return bytes.ToArray();
    }
}

public sealed record ProfileSettingsPage(Domain.Accounts.Member Member, ProfileForm Form, FormProblems Problems);
