using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Parley.Web.Mvc;

/// <summary>Every form must carry this site's token. One that doesn't is shown again with a fresh token and all that was typed.</summary>
sealed class RequireAntiforgery(IAntiforgery antiforgery, IModelMetadataProvider metadata) : IAsyncAuthorizationFilter
{
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        var isChange = !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method);
        if (context.Result is null && isChange && !IsExempt(context) && !await antiforgery.IsRequestValidAsync(http))
            context.Result = StalePage(context);
    }

    // The page that tells of an error is shown for the failed request, whatever that was.
    static bool IsExempt(AuthorizationFilterContext context) =>
        context.ActionDescriptor.EndpointMetadata.OfType<IgnoreAntiforgeryTokenAttribute>().Any();

    ViewResult StalePage(AuthorizationFilterContext context) => new()
    {
        ViewName = "~/Features/Shared/Stale.cshtml",
        StatusCode = StatusCodes.Status400BadRequest,
        ViewData = new ViewDataDictionary<SentForm>(metadata, context.ModelState)
        {
            Model = SentForm.Of(context.HttpContext.Request),
        },
    };
}
