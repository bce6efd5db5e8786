using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Parley.Web.Features.Shared;

/// <summary>Answers that anybody may keep for some minutes and then ask whether there is something new.</summary>
static class PublicAnswers
{
    // What was hidden stays in caches for as long.
    static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    /// <summary>A short name for all that the answer is made of.</summary>
    public static string VersionOf(object content) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(content))))[..32];

    /// <summary>Says in the headers how long the answer holds, and whether who asks has it already: then it is 304 and nothing more.</summary>
    public static bool IsKnownToCaller(this Controller controller, string version, DateTimeOffset? changedAt)
    {
        // Weak, because the same version goes out compressed and plain.
        var tag = new EntityTagHeaderValue($"\"{version}\"", isWeak: true);
        var headers = controller.Response.GetTypedHeaders();
        headers.CacheControl = new() { Public = true, MaxAge = Kept };
        headers.ETag = tag;
        headers.LastModified = changedAt;
        return IsKnown(controller.Request.GetTypedHeaders(), tag, changedAt);
    }

    // RFC 9110, section 13.1.3: who tells the version is not asked about the time. Times in headers have no milliseconds.
    static bool IsKnown(RequestHeaders asked, EntityTagHeaderValue tag, DateTimeOffset? changedAt) => asked.IfNoneMatch is { Count: > 0 } known
        ? known.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(tag, useStrongComparison: false))
        : asked.IfModifiedSince is { } since && changedAt is { } changed && changed.ToUnixTimeSeconds() <= since.ToUnixTimeSeconds();
}
