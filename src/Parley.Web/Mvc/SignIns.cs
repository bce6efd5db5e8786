using System.Globalization;
using System.Security.Claims;
using LinqToDB;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Shared;

namespace Parley.Web.Mvc;

/// <summary>Begins and ends sessions: a row for the member to see and to end, and a cookie that names it.</summary>
public sealed class SignIns(ParleyDb db, KnownDevices known, TimeProvider time)
{
    const string SessionClaim = "session";
    const string StampClaim = "stamp";
    const int LongestAgent = 300;

    /// <summary>With <paramref name="stay"/> the sign-in outlives the browser.</summary>
    public async Task BeginAsync(HttpContext http, Member member, bool stay)
    {
        var session = await db.WriteAsync(() => db.InsertWithInt64IdentityAsync(SessionOf(http, member), token: http.RequestAborted), http.RequestAborted);
        await http.SignInAsync(PrincipalOf(member, new(session)), new() { IsPersistent = stay });
        known.Remember(http, member.Id);
    }

    /// <summary>Goes on with the session of this browser after the member's stamp changed, which ends all others.</summary>
    public async Task RenewAsync(HttpContext http, Member member, SessionId session)
    {
        var ticket = await http.AuthenticateAsync();
        await http.SignInAsync(PrincipalOf(member, session), new() { IsPersistent = ticket.Properties?.IsPersistent ?? false });
        known.Remember(http, member.Id);
    }

    public async Task EndAsync(HttpContext http)
    {
        if (Read(http.User) is { } ticket)
            await db.WriteAsync(() => db.Sessions.Where(row => row.Id == ticket.Session).DeleteAsync(http.RequestAborted), http.RequestAborted);
        await http.SignOutAsync();
    }

    internal static Ticket? Read(ClaimsPrincipal user) =>
        Number(user, ClaimTypes.NameIdentifier) is { } member && Number(user, SessionClaim) is { } session
            ? new(new(member), new(session), user.FindFirstValue(StampClaim) ?? "")
            : null;

    Session SessionOf(HttpContext http, Member member)
    {
        var agent = TypedText.OneLine(http.Request.Headers.UserAgent.ToString());
        return new()
        {
            MemberId = member.Id,
            CreatedAt = time.GetUtcNow(),
            SeenAt = time.GetUtcNow(),
            Address = http.Connection.RemoteIpAddress?.ToString(),
            Agent = agent[..Math.Min(agent.Length, LongestAgent)],
        };
    }

    static ClaimsPrincipal PrincipalOf(Member member, SessionId session) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, member.Id.ToString()),
            new(SessionClaim, session.ToString()),
            new(StampClaim, member.SecurityStamp),
        ],
        CookieAuthenticationDefaults.AuthenticationScheme));

    static long? Number(ClaimsPrincipal user, string claim) =>
        long.TryParse(user.FindFirstValue(claim), CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>What the cookie says; <paramref name="Stamp"/> must still be the member's own.</summary>
    internal sealed record Ticket(MemberId Member, SessionId Session, string Stamp);
}
