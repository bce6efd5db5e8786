using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection;

namespace Parley.Web.Mvc;

/// <summary>What was chosen once, as long as the forum still offers it.</summary>
sealed class OfferedLanguage(IRequestCultureProvider chosen) : RequestCultureProvider
{
    public override async Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var offered = httpContext.RequestServices.GetRequiredService<CurrentSettings>().Now.Languages;
        var result = await chosen.DetermineProviderCultureResult(httpContext);
        return offered.Offers(result?.UICultures.FirstOrDefault().Value) ? result : null;
    }
}

/// <summary>For who asks for no language that the forum offers.</summary>
sealed class DefaultLanguage : RequestCultureProvider
{
    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext) => Task.FromResult<ProviderCultureResult?>(
        new(httpContext.RequestServices.GetRequiredService<CurrentSettings>().Now.Languages.Default));
}
