using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Parley.Data;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Shared;

/// <summary>The pages that say what went wrong and where to go. They ask the database nothing.</summary>
[IgnoreAntiforgeryToken]
public sealed class ErrorsController(Database database) : Controller
{
    const string SecondsToWait = "10";

    // Any method: a form that fails is answered by the same page. Nothing is bound: of a form that can't be read, nothing would be.
    [Route("/error/{status:int}")]
    public IActionResult Show() => HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { OriginalStatusCode: var status } ? Page(status) : NotFound();

    [Route("/error")]
    public IActionResult Failed()
    {
        var failure = HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error;
        return failure is null ? NotFound() : Page(DatabaseAway.StatusOf(failure, database));
    }

    ViewResult Page(int status)
    {
        Response.StatusCode = status;
        if (status == 503)
            Response.Headers.RetryAfter = SecondsToWait;
        return View("Error", new ErrorPage(status, KeptForms.Of(Request)));
    }
}

public sealed record ErrorPage(int Status, KeptText Kept)
{
    /// <summary>The sentence's key: one that fits exactly, or that of the hundred.</summary>
    public string Key => Status is 400 or 403 or 404 or 405 or 413 or 429 or 500 or 503 ? $"Error.{Status}" : Status >= 500 ? "Error.500" : "Error.400";
}
