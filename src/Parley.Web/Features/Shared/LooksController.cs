using Microsoft.AspNetCore.Mvc;
using Parley.Domain.Shared;
using Parley.Platform.Storage;

namespace Parley.Web.Features.Shared;

/// <summary>What administrators gave the forum to look like. Each has its content in its address, and is kept for good.</summary>
public sealed class LooksController(IFileStore files) : Controller
{
    const string Forever = "public, max-age=31536000, immutable";

    public static string AddressOf(string accent) => $"/accent/{accent[1..].ToLowerInvariant()}.css";

    [HttpGet("/accent/{hex:regex(^[[0-9a-f]]{{6}}$)}.css")]
    public IActionResult Accent(string hex)
    {
        if (AccentColor.Parse($"#{hex}") is not { IsLegible: true } accent)
            return NotFound();

        Response.Headers.CacheControl = Forever;
        return Content($":root {{ --accent: {accent.Hex}; }}\n", "text/css; charset=utf-8");
    }

    [HttpGet("/logo/{key:regex(^[[0-9a-f]]{{32}}$)}.webp")]
    public async Task<IActionResult> Logo(string key, CancellationToken cancel)
    {
        if (await files.OpenAsync(ForumLogo.FileOf(key), cancel) is not { } file)
            return NotFound();

        Response.Headers.CacheControl = Forever;
        Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return File(file, "image/webp");
    }
}
