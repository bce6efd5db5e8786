using System.Globalization;
using System.Security.Claims;
using LinqToDB;
using LinqToDB.Async;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Accounts;
using Parley.Domain.Live;
using Parley.Domain.Shared;

namespace Parley.Web.Mvc;

/// <summary>Begins and ends sessions: a row for the member to see and to end, and a cookie that names it.</summary>
public sealed class SignIns(ParleyDb db, KnownDevices known, CurrentViewer current, JobQueue jobs, TimeProvider time)
{
    const string SessionClaim = "session";
    const string StampClaim = "stamp";
    const string ProvedClaim = "proved";
    const int LongestAgent = 300;

    /// <summary>With <paramref name="stay"/> the sign-in outlives the browser.</summary>
    /// <exception cref="InvalidOperationException">The member's second step was left out.</exception>
    public async Task BeginAsync(HttpContext http, Member member, bool stay, bool passedSecondStep = false)
    {
        var isSecondStepOpen = member.SecondFactorSince is not null && !passedSecondStep && current.Viewer.MemberId != member.Id;
        if (isSecondStepOpen)
            throw new InvalidOperationException("This member's sign-ins go through the second step.");

        var session = await db.WriteAsync(() => InsertAsync(http, member, http.RequestAborted), http.RequestAborted);
        known.Remember(http, member.Id);
        await http.SignInAsync(PrincipalOf(member, new(session)), new() { IsPersistent = stay });
    }

    /// <summary>
    /// Goes on with the session of this browser after the member's stamp changed, which ends all others, or after the password was typed once
    /// more.
    /// </summary>
    public async Task RenewAsync(HttpContext http, Member member, SessionId session)
    {
        var ticket = await http.AuthenticateAsync();
        await http.SignInAsync(PrincipalOf(member, session), new() { IsPersistent = ticket.Properties?.IsPersistent ?? false });
        known.Remember(http, member.Id);
    }

    public async Task EndAsync(HttpContext http)
    {
        if (Read(http.User) is { } ticket)
            await db.WriteAsync(() => DeleteAsync(ticket, http.RequestAborted), http.RequestAborted);
        await http.SignOutAsync();
    }

    /// <summary>Whether the member proved to be the owner of this session no longer ago than that, by all that the forum asks for.</summary>
    public bool IsFresh(ClaimsPrincipal user, TimeSpan length) =>
        Number(user, ProvedClaim) is { } seconds && time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds) < length;

    internal static Ticket? Read(ClaimsPrincipal user) =>
        Number(user, ClaimTypes.NameIdentifier) is { } member && Number(user, SessionClaim) is { } session
            ? new(new(member), new(session), user.FindFirstValue(StampClaim) ?? "")
            : null;

    async Task<long> InsertAsync(HttpContext http, Member member, CancellationToken cancel)
    {
        var session = SessionOf(http, member);
        if (!known.IsKnown(http, member.Id) && await WasHereAsync(member, cancel))
            await jobs.EnqueueAsync(new DeviceSignedIn(member.Id.Value, session.CreatedAt, http.Connection.RemoteIpAddress?.ToString(), session.Agent), cancel);

        // The cookie that came with the form is worth nothing after this, wherever copies of it are.
        if (Read(http.User) is { } before)
            await DeleteAsync(before, cancel);
        return await db.InsertWithInt64IdentityAsync(session, token: cancel);
    }

    async Task DeleteAsync(Ticket ticket, CancellationToken cancel)
    {
        await db.Sessions.Where(row => row.Id == ticket.Session && row.MemberId == ticket.Member).DeleteAsync(cancel);
        db.Tell(new SessionsEnded(ticket.Member.Value));
    }

    async Task<bool> WasHereAsync(Member member, CancellationToken cancel) =>
        member.LastSeenAt is not null || await db.Sessions.AnyAsync(row => row.MemberId == member.Id, cancel);

    Session SessionOf(HttpContext http, Member member)
    {
        var agent = TypedText.OneLine(http.Request.Headers.UserAgent.ToString());
        return new()
        {
            MemberId = member.Id,
            CreatedAt = time.GetUtcNow(),
            SeenAt = time.GetUtcNow(),
            Address = http.Connection.RemoteIpAddress is { } address ? NetworkAddress.KeyOf(address) : null,
            Agent = agent[..Math.Min(agent.Length, LongestAgent)],
        };
    }

    ClaimsPrincipal PrincipalOf(Member member, SessionId session) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, member.Id.ToString()),
            new(SessionClaim, session.ToString()),
            new(StampClaim, member.SecurityStamp),
            new(ProvedClaim, time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        ],
        CookieAuthenticationDefaults.AuthenticationScheme));

    static long? Number(ClaimsPrincipal user, string claim) =>
        long.TryParse(user.FindFirstValue(claim), CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>What the cookie says; <paramref name="Stamp"/> must still be the member's own.</summary>
    internal sealed record Ticket(MemberId Member, SessionId Session, string Stamp);
}
