using System.Text;
using Microsoft.AspNetCore.Http;

namespace Parley.Web.Mvc;

/// <summary>
/// Takes NUL characters out of sent forms. ASP.NET Core's form reader refuses the whole form for one of them, and a text that
/// somebody pasted from a strange place would be lost with it.
/// </summary>
sealed class NoNulls(RequestDelegate next)
{
    const string EncodedNull = "%00";

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.HasFormContentType && context.Request.ContentLength <= ParleyApplication.LongestForm)
            await CleanAsync(context);
        await next(context);
    }

    static async Task CleanAsync(HttpContext context)
    {
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var form = body.GetBuffer().AsMemory(0, (int)body.Length);
        if (form.Span.IndexOf(Encoding.ASCII.GetBytes(EncodedNull)) >= 0)
            form = Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(form.Span).Replace(EncodedNull, "", StringComparison.Ordinal));
        context.Request.Body = new MemoryStream(form.ToArray());
        context.Request.ContentLength = form.Length;
    }
}
