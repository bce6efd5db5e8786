using Microsoft.AspNetCore.Mvc;
using Parley.Data;
using Parley.Data.Settings;
using Parley.Domain.Accounts;
using Parley.Web.Features.Shared;
using Parley.Web.Features.Topics;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Admin;

[MembersOnly]
[OnlyFor(Role.Administrator)]
public sealed class AdminTagsController(ParleyDb db) : Controller
{
    [HttpGet("/admin/tags")]
    public async Task<ViewResult> Show(CancellationToken cancel) => View("AdminTags", new AdminTagsPage(
        await db.SettingAsync(TagTopic.CreatorsSetting, cancel) == TagTopic.CreatorsModerators));

    [HttpPost("/admin/tags")]
    public async Task<IActionResult> Save(string? creators, CancellationToken cancel)
    {
        if (creators is not (TagTopic.CreatorsModerators or TagTopic.CreatorsMembers))
            return BadRequest();

        await db.WriteAsync(() => db.SetSettingAsync(TagTopic.CreatorsSetting, creators, cancel), cancel);
        return this.RedirectSaying("/admin/tags", Saying.Saved);
    }
}

public sealed record AdminTagsPage(bool ByModerators);
