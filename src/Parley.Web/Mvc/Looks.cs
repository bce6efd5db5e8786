using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Parley.Domain.Accounts;

namespace Parley.Web.Mvc;

/// <summary>What this reader chose for language and light.</summary>
public static class Looks
{
    public const string Cookie = "appearance";

    public static Appearance Of(HttpContext context, CurrentViewer current) =>
        current.Member?.Appearance
        ?? (Enum.TryParse<Appearance>(context.Request.Cookies[Cookie], out var chosen) && Enum.IsDefined(chosen) ? chosen : Appearance.System);

    public static string? LanguageOf(HttpContext context, CurrentViewer current) => current.Viewer.IsGuest
        ? CookieRequestCultureProvider.ParseCookieValue(context.Request.Cookies[Languages.Cookie] ?? "")?.UICultures[0].Value
        : current.Member!.Language;
}
