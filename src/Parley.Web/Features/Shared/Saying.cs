using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Parley.Web.Features.Shared;

/// <summary>What is said once, on the page that a form leads to.</summary>
public enum Saying
{
    AppTurnedOff,
    DraftKept,
    EmailChangeCancelled,
    EmailChanged,
    EmailLinkSent,
    Flagged,
    FollowLink,
    LoggedOut,
    MarkedRead,
    MarkedUnread,
    MarkedUpTo,
    NewcomerApproved,
    NewcomerDeclined,
    NewcomerGone,
    NothingTicked,
    OtherSessionsEnded,
    PasskeyAdded,
    PasskeyRemoved,
    PasskeyRenamed,
    PasswordChanged,
    RegistrationSentAgain,
    Saved,
    SessionEnded,
    WaitsForApproval,
    Welcome,
}

/// <summary>
/// It stands in a short-lived cookie and not in the address, so that nobody can send others a link that says something, and a page
/// that is reloaded does not say it again. Only the answer to a form sets it; a page that shows it is nobody else's.
/// </summary>
public static class Sayings
{
    public const string Cookie = "said";

    static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);

    public static RedirectResult RedirectSaying(this Controller controller, string address, Saying said)
    {
        controller.HttpContext.WillSay(said);
        return controller.Redirect(address);
    }

    public static void WillSay(this HttpContext http, Saying said) => http.Response.Cookies.Append(Cookie, said.ToString(), Options(http, Lifetime));

    /// <summary>What is to be said on this page; it is forgotten with that.</summary>
    public static Saying? Take(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { } value)
            return null;

        http.Response.Cookies.Delete(Cookie, Options(http, null));
        http.Response.Headers.CacheControl = "no-store";
        return Enum.TryParse<Saying>(value, out var said) && Enum.GetName(said) == value ? said : null;
    }

    static CookieOptions Options(HttpContext http, TimeSpan? lifetime) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, MaxAge = lifetime };
}
