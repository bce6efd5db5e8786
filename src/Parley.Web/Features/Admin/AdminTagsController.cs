using Microsoft.AspNetCore.Mvc;
using Parley.Data;
using Parley.Data.Settings;
using Parley.Domain.Accounts;
using Parley.Web.Features.Moderation;
using Parley.Web.Features.Shared;
using Parley.Web.Features.Topics;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Admin;

[MembersOnly]
[OnlyFor(Role.Administrator)]
public sealed class AdminTagsController(ParleyDb db, FindTags find) : Controller
{
    [HttpGet("/admin/tags")]
    public async Task<IActionResult> Show(TagConditions asked, TableQuery query, CancellationToken cancel) => query.WantsFile
        ? File(FileOf(await find.AllAsync(asked, query, cancel)), TableFile.ContentType, "tags.csv")
        : View("AdminTags", new AdminTagsPage(
            await db.SettingAsync(TagTopic.CreatorsSetting, cancel) == TagTopic.CreatorsModerators, await find.PageAsync(asked, query, cancel)));

    [HttpPost("/admin/tags")]
    public async Task<IActionResult> Save(string? creators, CancellationToken cancel)
    {
        if (creators is not (TagTopic.CreatorsModerators or TagTopic.CreatorsMembers))
            return BadRequest();

        await db.WriteAsync(() => db.SetSettingAsync(TagTopic.CreatorsSetting, creators, cancel), cancel);
        return this.RedirectSaying("/admin/tags", Saying.Saved);
    }

    static byte[] FileOf(IEnumerable<FoundTag> tags) => TableFile.Of(
        tags,
        ("id", row => row.Tag.Id),
        ("name", row => row.Tag.Name),
        ("topics", row => row.Topics),
        ("created", row => row.Tag.CreatedAt));
}

public sealed record AdminTagsPage(bool ByModerators, TablePage<FoundTag> Table);
