using Microsoft.AspNetCore.Http;
using Parley.Domain.Accounts;

namespace Parley.Web.Mvc;

/// <summary>
/// Remembers in a browser who has signed in with it, so that only a sign-in from a new one is told of. It lets nobody in; a session that
/// ended could not tell, because it is gone.
/// </summary>
public sealed class KnownDevices(SealedValues values, TimeProvider time)
{
    const string Cookie = "device";

    // For a computer of the whole family.
    const int MostMembers = 8;

    public bool IsKnown(HttpContext http, MemberId member) => MembersOf(http).Contains(member.Value);

    public void Remember(HttpContext http, MemberId member)
    {
        long[] members = [member.Value, .. MembersOf(http).Where(other => other != member.Value).Take(MostMembers - 1)];
        http.Response.Cookies.Append(Cookie, values.Seal(Cookie, members), new()
        {
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            Expires = time.GetUtcNow().AddYears(1),
        });
    }

    long[] MembersOf(HttpContext http) =>
        http.Request.Cookies[Cookie] is { } sealedMembers ? values.Open<long[]>(Cookie, sealedMembers) ?? [] : [];
}
