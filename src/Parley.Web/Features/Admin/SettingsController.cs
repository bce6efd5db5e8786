using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Domain.Accounts;
using Parley.Domain.Shared;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Admin;

/// <summary>Settings that hold from the moment on in which they are saved.</summary>
[MembersOnly]
[OnlyFor(Role.Administrator)]
public sealed class SettingsController(SaveSettings save, ShowSettings show, CurrentViewer current, IStringLocalizer<Words> words) : Controller
{
    public const string Settings = "/admin/settings";

    [HttpGet(Settings)]
    public RedirectResult Index() => Redirect(AddressOf(SettingSection.Forum));

    [HttpGet("/admin/settings/fixed")]
    public ViewResult Fixed() => View("FixedSettings", show.Fixed());

    [HttpGet("/admin/settings/{name}")]
    public async Task<IActionResult> Show(string name, CancellationToken cancel) => SectionOf(name) is { } section
        ? View("Settings", show.Page(section, SettingsForm.Untouched(await save.VersionAsync(cancel)), FormProblems.None(words), []))
        : NotFound();

    [HttpPost("/admin/settings/{name}")]
    public async Task<IActionResult> Save(string name, CancellationToken cancel)
    {
        if (SectionOf(name) is not { } section)
            return NotFound();

        var form = FormOf(section, Request.Form);
        var saved = await save.SaveAsync(current.Viewer, section, form, cancel);
        if (saved.IsDone)
            return this.RedirectSaying(AddressOf(section), Saying.Saved);

        // Who was told what changed meanwhile, and sends the form again, means it.
        var again = saved.Meanwhile.Count > 0 ? form with { Version = await save.VersionAsync(cancel) } : form;
        return View("Settings", show.Page(section, again, new FormProblems(saved.Problems, words), saved.Meanwhile)).WithStatus(422);
    }

    public static string AddressOf(SettingSection section) => $"{Settings}/{section.ToString().ToLowerInvariant()}";

    static SettingSection? SectionOf(string name) =>
        Enum.GetValues<SettingSection>().Cast<SettingSection?>().FirstOrDefault(section => section.ToString()!.Equals(name, StringComparison.OrdinalIgnoreCase));

    static SettingsForm FormOf(SettingSection section, IFormCollection sent)
    {
        var typed = new Dictionary<string, string>();
        foreach (var setting in OfferedSettings.Of(section))
        {
            // A box that is not ticked is not sent.
            if (setting.Kind == SettingKind.Several)
                typed[setting.Name] = string.Join(' ', sent[setting.Field].OfType<string>());
            else if (sent[setting.Field] is [{ } value, ..])
                typed[setting.Name] = setting.Kind == SettingKind.Secret ? value : TypedText.OneLine(value);
        }

        _ = long.TryParse(sent["version"], out var version);
        return new(version, typed, sent["default"].OfType<string>().ToHashSet());
    }
}
