using Microsoft.AspNetCore.Mvc;

namespace Parley.Web.Features.Shared;

public sealed class AvatarsController : Controller
{
    [HttpGet("/avatars/{initials}/{hue:int}.svg")]
    public IActionResult Show(string initials, int hue)
    {
        if (GeneratedAvatar.Draw(initials, hue) is not { } svg)
            return NotFound();

        Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Content(svg, "image/svg+xml");
    }
}
