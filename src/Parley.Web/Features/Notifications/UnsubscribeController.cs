using Microsoft.AspNetCore.Mvc;
using Parley.Domain.Notifications;

namespace Parley.Web.Features.Notifications;

/// <summary>
/// The link in every mail. Opening it only asks, because mail programs and scanners open links; a mail program's own button
/// (RFC 8058) posts without cookies and so without a token against forgery: what it must have is the sealed address.
/// </summary>
[IgnoreAntiforgeryToken]
public sealed class UnsubscribeController(Unsubscribe unsubscribe) : Controller
{
    [HttpGet("/unsubscribe/{token}")]
    public IActionResult Ask(string token)
    {
        KeepSecret();
        return unsubscribe.Read(token) is { } asked ? View("Unsubscribe", new UnsubscribePage(token, asked.Groups, Done: false)) : NotFound();
    }

    [HttpPost("/unsubscribe/{token}")]
    public async Task<IActionResult> End(string token, CancellationToken cancel)
    {
        KeepSecret();
        return await unsubscribe.EndAsync(token, cancel) is { } ended
            ? View("Unsubscribe", new UnsubscribePage(token, ended.Groups, Done: true))
            : BadRequest();
    }

    // No other site and no cache shall learn the address.
    void KeepSecret()
    {
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Response.Headers.CacheControl = "no-store";
    }
}

public sealed record UnsubscribePage(string Token, IReadOnlyList<MailGroup> Groups, bool Done);
