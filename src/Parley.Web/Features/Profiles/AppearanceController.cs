using LinqToDB;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Profiles;

/// <summary>Language and light: kept with a member, and in a cookie for a guest who asks for it.</summary>
public sealed class AppearanceController(ParleyDb db, CurrentViewer current, ParleyOptions options, TimeProvider time) : Controller
{
    [HttpGet("/settings/appearance")]
    public ViewResult Show() => View("Appearance", new AppearancePage(Looks.LanguageOf(HttpContext, current), Looks.Of(HttpContext, current)));

    [HttpPost("/settings/appearance")]
    public async Task<IActionResult> Save(string? language, Appearance appearance, CancellationToken cancel)
    {
        if (!Enum.IsDefined(appearance) || (!string.IsNullOrEmpty(language) && !options.Languages.Offers(language)))
            return BadRequest();

        if (current.Viewer.IsGuest)
            KeepInCookies(language, appearance);
        else
            await KeepWithMemberAsync(current.Viewer.RequireMember(), string.IsNullOrEmpty(language) ? null : language, appearance, cancel);
        return this.RedirectSaying("/settings/appearance", Saying.Saved);
    }

    Task<int> KeepWithMemberAsync(MemberId member, string? language, Appearance appearance, CancellationToken cancel) => db.WriteAsync(
        () => db.Members.Where(row => row.Id == member)
            .Set(row => row.Language, language)
            .Set(row => row.Appearance, appearance)
            .UpdateAsync(cancel),
        cancel);

    void KeepInCookies(string? language, Appearance appearance)
    {
        Keep(Looks.Cookie, appearance == Appearance.System ? null : appearance.ToString());
        Keep(Languages.Cookie, string.IsNullOrEmpty(language) ? null : CookieRequestCultureProvider.MakeCookieValue(new(language)));
    }

    void Keep(string cookie, string? value)
    {
        if (value is null)
            Response.Cookies.Delete(cookie);
        else
            Response.Cookies.Append(cookie, value, new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Expires = time.GetUtcNow().AddYears(1) });
    }
}

/// <summary>A null language is the browser's.</summary>
public sealed record AppearancePage(string? Language, Appearance Appearance);
