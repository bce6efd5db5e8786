using Microsoft.AspNetCore.Mvc;
using Parley.Domain.Posts;
using Parley.Domain.Shared;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Posts;

/// <summary>Shows a text as it would stand there; rendered by what renders posts, so that the two can't differ.</summary>
[MembersOnly]
public sealed class PreviewController(BakeText bake) : Controller
{
    [HttpPost("/preview")]
    public async Task<IActionResult> Show(string? text, CancellationToken cancel)
    {
        var clean = TypedText.Lines(text);
        return clean.Length > PostText.LongestLength
            ? StatusCode(413)
            : Content((await bake.BakeAsync(clean, cancel)).Html, "text/html; charset=utf-8");
    }
}
