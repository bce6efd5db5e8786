using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection;

namespace Parley.Web.Mvc;

/// <summary>The language that the member chose; a guest's choice is in a cookie, everybody else's in the browser's request.</summary>
sealed class MemberLanguage : RequestCultureProvider
{
    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext) =>
        Task.FromResult(httpContext.RequestServices.GetRequiredService<CurrentViewer>().Member?.Language is { } language
            ? new ProviderCultureResult(language)
            : null);
}
