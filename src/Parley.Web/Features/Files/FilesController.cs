using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;
using Parley.Domain.Files;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Files;

/// <summary>Serves files of posts to those who see the posts, and takes them from the page's script, one by one.</summary>
public sealed class FilesController(FindFile findFile, UploadFile uploadFile, CurrentViewer current, IStringLocalizer<Words> words) : Controller
{
    // A post that is hidden takes its files along: what stands in between knows it no longer than this.
    const string Public = "public, max-age=600";
    const string Private = "private, no-cache";

    [HttpGet("/files/{file}")]
    public async Task<IActionResult> Show(string file, CancellationToken cancel)
    {
        if (await findFile.FindAsync(current.Viewer, file, cancel) is not { } found)
            return NotFound();

        Guard(found);
        var tag = new EntityTagHeaderValue($"\"{file}\"");
        return found.File.IsImage
            ? File(found.Content, "image/webp", found.File.CreatedAt, tag, enableRangeProcessing: true)
            : File(found.Content, "application/octet-stream", found.File.Name, found.File.CreatedAt, tag, enableRangeProcessing: true);
    }

    /// <summary>Answers with what is to stand in the text, or with why not.</summary>
    [HttpPost("/files")]
    [MembersOnly]
    [TakesFiles]
    public async Task<IActionResult> Upload(CancellationToken cancel)
    {
        if (SentFiles.In(Request) is not [var sent])
            return BadRequest();

        var outcome = await uploadFile.UploadAsync(current.Viewer, sent, cancel);
        if (!outcome.IsFound)
            return NotFound();

        return outcome.IsDone
            ? Content(FileMarkdown.Of(outcome.Value))
            : new ContentResult { StatusCode = 422, Content = new FormProblems(outcome.Problems, words).For(SentFiles.Field), ContentType = "text/plain; charset=utf-8" };
    }

    // Should somebody smuggle a page into a file, it may do nothing; and no other site makes use of what not everybody sees.
    void Guard(FoundFile found)
    {
        Response.Headers.CacheControl = found.IsPublic ? Public : Private;
        Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        Response.Headers["Cross-Origin-Resource-Policy"] = found.IsPublic && found.File.IsImage ? "cross-origin" : "same-origin";
        if (found.File.IsImage)
            Response.Headers.ContentDisposition = NamedAs(found.File).ToString();
    }

    // For who saves it from the page.
    static ContentDispositionHeaderValue NamedAs(UploadedFile image)
    {
        var named = new ContentDispositionHeaderValue("inline");
        named.SetHttpFileName($"{Path.GetFileNameWithoutExtension(image.Name)}.{PrepareFile.ImageExtension}");
        return named;
    }
}
