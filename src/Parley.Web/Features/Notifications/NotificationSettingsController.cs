using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Domain.Permissions;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Notifications;

[MembersOnly]
public sealed class NotificationSettingsController(
    SaveNotificationSettings save, IgnoreMember ignore, CurrentViewer current, IStringLocalizer<Words> words) : Controller
{
    const string Address = "/settings/notifications";

    [HttpGet(Address)]
    public Task<ViewResult> Show(CancellationToken cancel) =>
        PageAsync(NotificationSettingsForm.Of(current.Member!), FormProblems.None(words), cancel);

    [HttpPost(Address)]
    public async Task<IActionResult> Save(NotificationSettingsForm form, CancellationToken cancel)
    {
        var outcome = await save.SaveAsync(current.Viewer, form, cancel);
        return outcome.IsDone
            ? this.RedirectSaying(Address, Saying.Saved)
            : (await PageAsync(form, new FormProblems(outcome.Problems, words), cancel)).WithStatus(422);
    }

    async Task<ViewResult> PageAsync(NotificationSettingsForm form, FormProblems problems, CancellationToken cancel) =>
        View("NotificationSettings", new NotificationSettingsPage
        {
            Form = form,
            Problems = problems,
            MayBeMailed = MailPermissions.MayBeMailed(current.Member!),
            Ignored = await ignore.NamesAsync(current.Viewer, cancel),
        });
}

public sealed record NotificationSettingsPage
{
    public required NotificationSettingsForm Form { get; init; }

    public required FormProblems Problems { get; init; }

    public required bool MayBeMailed { get; init; }

    /// <summary>The names of those whom the member ignores.</summary>
    public required IReadOnlyList<string> Ignored { get; init; }
}
