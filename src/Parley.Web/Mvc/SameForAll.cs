using Microsoft.AspNetCore.Http;

namespace Parley.Web.Mvc;

/// <summary>What it answers holds nothing of the reader: everybody gets what a guest may see, and any cache may keep it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SameForAllAttribute : Attribute;

/// <summary>
/// Such answers are made without a look at cookies. Else a sign-in that is due for renewal would be renewed in an answer that
/// caches hand to others.
/// </summary>
sealed class SameForAll(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<SameForAllAttribute>() is not null)
            context.Request.Headers.Remove("Cookie");
        return next(context);
    }
}
