using Microsoft.AspNetCore.Mvc;
using Parley.Platform.Images;
using Parley.Platform.Storage;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Profiles;

/// <summary>Serves uploaded pictures, each for good: a new picture has a new address.</summary>
public sealed class PicturesController(IFileStore files) : Controller
{
    [HttpGet("/pictures/{picture:regex(^[[0-9a-f]]{{32}}$)}/{size:int}.webp")]
    public async Task<IActionResult> Show(string picture, int size, CancellationToken cancel)
    {
        if (!PictureSizes.All.Contains(size) || await files.OpenAsync(MemberPicture.FileOf(picture, size), cancel) is not { } file)
            return NotFound();

        Response.Headers.CacheControl = "public, max-age=31536000, immutable";

        // Should somebody smuggle a page into a picture after all, it may do nothing.
        Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return File(file, "image/webp");
    }
}
