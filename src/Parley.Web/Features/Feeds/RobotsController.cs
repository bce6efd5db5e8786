using Microsoft.AspNetCore.Mvc;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Feeds;

/// <summary>Tells robots (RFC 9309) what is of no use to anybody else: forms, what is a member's own, and addresses that only lead on.</summary>
[SameForAll]
public sealed class RobotsController(ParleyOptions options) : Controller
{
    // A rule holds for all that begins like it; $ is the end of an address.
    static readonly string[] Useless =
    [
        "/login",
        "/logout",
        "/register",
        "/setup",
        "/forgot-password",
        "/reset-password",
        "/confirm-email",
        "/restore-email",
        "/unsubscribe/",
        "/settings",
        "/notifications",
        "/members/complete",
        "/search",
        "/new-topic",
        "/preview",
        "/p/",
        "/t/*/quote/",

        // And not /t/7/reply-to-all, which is a topic.
        "/t/*/reply$",
        "/t/*/reply?",
    ];

    [HttpGet("/robots.txt")]
    public IActionResult Show()
    {
        var rules = string.Concat(Useless.Select(address => $"Disallow: {address}\n"));
        Response.Headers.CacheControl = "public, max-age=3600";
        return Content($"User-agent: *\n{rules}\nSitemap: {options.PublicAddress}/sitemap.xml\n", "text/plain; charset=utf-8");
    }
}
