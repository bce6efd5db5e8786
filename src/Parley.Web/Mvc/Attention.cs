using Microsoft.AspNetCore.Http;

namespace Parley.Web.Mvc;

static class Attention
{
    // Sec-Purpose is the standard's (https://fetch.spec.whatwg.org/#sec-purpose-header); the others are what browsers sent before it.
    static readonly string[] PurposeHeaders = ["Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"];

    /// <summary>False where a browser or a program asks in advance: nobody has seen the page then, and perhaps nobody will.</summary>
    public static bool IsForEyes(this HttpRequest request) =>
        !HeadRequests.IsHead(request.HttpContext) && !PurposeHeaders.Any(header => IsInAdvance(request.Headers[header].ToString()));

    static bool IsInAdvance(string purpose) =>
        purpose.StartsWith("prefetch", StringComparison.OrdinalIgnoreCase) || purpose.StartsWith("preview", StringComparison.OrdinalIgnoreCase);
}
