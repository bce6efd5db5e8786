using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection;

namespace Parley.Web.Mvc;

/// <summary>
/// The first language of the browser's list that Parley speaks. The framework's own provider goes from a language to its
/// parents only, so that who asks for "zh", or for Chinese as it is written in Taiwan, would read English.
/// </summary>
sealed class BrowserLanguage : RequestCultureProvider
{
    // Nobody reads more, and the header is the sender's.
    const int MostAsked = 8;

    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var offered = httpContext.RequestServices.GetRequiredService<CurrentSettings>().Now.Languages;
        var closest = httpContext.Request.GetTypedHeaders().AcceptLanguage
            .Take(MostAsked)
            .Where(language => language.Quality is null or > 0)
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => Languages.Closest(language.Value.ToString()))
            .FirstOrDefault(offered.Offers);
        return Task.FromResult(closest is null ? null : new ProviderCultureResult(closest));
    }
}
