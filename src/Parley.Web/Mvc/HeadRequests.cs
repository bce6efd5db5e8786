using Microsoft.AspNetCore.Http;

namespace Parley.Web.Mvc;

/// <summary>
/// Answers HEAD as GET without the body (RFC 9110, section 9.3.2), which MVC's routes do not do by themselves. The method is put
/// back before the answer starts, so that the server leaves the body out.
/// </summary>
sealed class HeadRequests(RequestDelegate next)
{
    static readonly object Mark = new();

    public static bool IsHead(HttpContext context) => context.Items.ContainsKey(Mark);

    public Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Request.Method = HttpMethods.Get;
            context.Items[Mark] = true;
            context.Response.OnStarting(() =>
            {
                context.Request.Method = HttpMethods.Head;
                return Task.CompletedTask;
            });
        }

        return next(context);
    }
}
