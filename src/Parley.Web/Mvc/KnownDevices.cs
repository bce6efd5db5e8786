using System.Globalization;
using Microsoft.AspNetCore.Http;
using Parley.Domain.Accounts;
using Parley.Domain.Shared;

namespace Parley.Web.Mvc;

/// <summary>
/// Marks a browser, by a sealed cookie, as one in which a member was signed in. It opens nothing; but wrong passwords from it are
/// counted apart, so that strangers who guess can't keep the member out, and a sign-in from it is nothing to tell of.
/// </summary>
public sealed class KnownDevices(Seals seals, TimeProvider time)
{
    const string Cookie = "known";
    const string Purpose = "known device";
    const int MostMembers = 5;

    // Browsers keep no cookie longer.
    static readonly TimeSpan Lifetime = TimeSpan.FromDays(400);

    public Caller CallerOf(HttpContext http) => new(Caller.NetworkOf(http.Connection.RemoteIpAddress), Read(http))
    {
        Address = http.Connection.RemoteIpAddress is { } address ? NetworkAddress.KeyOf(address) : null,
    };

    public bool IsKnown(HttpContext http, MemberId member) => Read(http)?.Knows(member) == true;

    public void Remember(HttpContext http, MemberId member)
    {
        var known = Read(http);
        var members = (known?.Members ?? []).Where(other => other != member).Prepend(member).Take(MostMembers);
        var sealedText = seals.Seal(Purpose, Lifetime, [known?.Id ?? Guid.CreateVersion7().ToString("N"), .. members.Select(one => one.ToString())]);
        http.Response.Cookies.Append(
            Cookie,
            sealedText,
            new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, Expires = time.GetUtcNow() + Lifetime });
    }

    KnownDevice? Read(HttpContext http) => seals.Open(Purpose, http.Request.Cookies[Cookie]) is [var id, .. var members]
        ? new(id, [.. members.Select(member => new MemberId(long.Parse(member, CultureInfo.InvariantCulture)))])
        : null;
}
