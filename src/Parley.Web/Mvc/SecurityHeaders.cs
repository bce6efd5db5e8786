using Microsoft.AspNetCore.Http;

namespace Parley.Web.Mvc;

/// <summary>
/// No script or style stands in a page, and none comes from elsewhere. Pictures in posts may come from any server: from
/// those of old posts, too, that speak no TLS. A forum that is reached by TLS is no worse off: there browsers ask for them by TLS.
/// </summary>
sealed class SecurityHeaders(RequestDelegate next)
{
    const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: http: data:; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";

    // As late as can be: the page of an error begins with empty headers, and some pages have a stricter rule of their own.
    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            Guard(context.Response.Headers);
            return Task.CompletedTask;
        });
        return next(context);
    }

    static void Guard(IHeaderDictionary headers)
    {
        headers.TryAdd("Content-Security-Policy", ContentSecurityPolicy);
        headers.TryAdd("X-Content-Type-Options", "nosniff");
        headers.TryAdd("Referrer-Policy", "same-origin");
        headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
    }
}
