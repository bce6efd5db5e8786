using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.DependencyInjection;

namespace Parley.Web.Mvc;

/// <summary>
/// Sends a guest to the log-in page and back. What a guest had typed, because the sign-in ran out meanwhile, goes along in the
/// log-in form, so that it is lost neither there nor kept on the server for people without an account.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class MembersOnlyAttribute : Attribute, IAuthorizationFilter, IOrderedFilter
{
    // Before the antiforgery filter: its token was made for the member that the guest no longer is.
    public int Order => -1000;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (!http.RequestServices.GetRequiredService<CurrentViewer>().Viewer.IsGuest)
            return;

        context.Result = HttpMethods.IsPost(http.Request.Method)
            ? SignedOutPage(context)
            : new RedirectResult($"/login?return={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}&sent=true");
    }

    static ViewResult SignedOutPage(AuthorizationFilterContext context)
    {
        var services = context.HttpContext.RequestServices;
        var viewData = new ViewDataDictionary<KeptText>(
            services.GetRequiredService<Microsoft.AspNetCore.Mvc.ModelBinding.IModelMetadataProvider>(), context.ModelState)
        {
            Model = KeptForms.Of(context.HttpContext.Request),
        };
        return new ViewResult { ViewName = "~/Features/Accounts/SignedOut.cshtml", ViewData = viewData, StatusCode = StatusCodes.Status401Unauthorized };
    }
}
