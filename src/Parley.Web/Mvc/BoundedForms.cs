using System.Text;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Parley.Web.Mvc;

/// <summary>
/// Refuses forms that are too long, and takes NUL characters out of the others. ASP.NET Core's form reader refuses the whole
/// form for one of them, and a text that somebody pasted from a strange place would be lost with it.
/// </summary>
sealed class BoundedForms(RequestDelegate next, CurrentSettings settings)
{
    const string Typed = "application/x-www-form-urlencoded";
    const string EncodedNull = "%00";

    public async Task InvokeAsync(HttpContext context)
    {
        var longest = LongestFor(context.GetEndpoint());
        if (context.Request.HasFormContentType && context.Request.ContentLength > longest && !IsErrorPage(context))
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        // For those that do not say how long they are.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server)
            server.MaxRequestBodySize = longest;
        if (longest > ParleyApplication.LongestForm)
            context.Features.Set<IFormFeature>(new FormFeature(context.Request, FormsWithFiles(longest)));
        if (IsTyped(context.Request) && context.Request.ContentLength <= longest)
            await TakeOutNullsAsync(context);
        await next(context);
    }

    long LongestFor(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<TakesFilesAttribute>() is null
        ? endpoint?.Metadata.GetMetadata<LongestBodyAttribute>()?.Bytes ?? ParleyApplication.LongestForm
        : settings.Now.Files.LongestBody;

    // The framework's own limit is one for all forms, and is read once.
    static FormOptions FormsWithFiles(long longest) =>
        new() { MultipartBodyLengthLimit = longest, ValueLengthLimit = ParleyApplication.LongestForm };

    // The page that tells of a refused form is shown for the same request.
    static bool IsErrorPage(HttpContext context) => context.Features.Get<IStatusCodeReExecuteFeature>() is not null;

    static bool IsTyped(HttpRequest request) => request.ContentType?.StartsWith(Typed, StringComparison.OrdinalIgnoreCase) == true;

    static async Task TakeOutNullsAsync(HttpContext context)
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
