using System.Globalization;
using System.Security.Claims;
using LinqToDB;
using LinqToDB.Async;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Parley.Data;
using Parley.Domain.Accounts;

namespace Parley.Web.Mvc;

/// <summary>
/// Reads the member and the bell's count in one statement. The cookie is believed only while it carries the member's security
/// stamp: a changed password or role counts from the next request on.
/// </summary>
sealed class RecognizeViewer(RequestDelegate next)
{
    public const string StampClaim = "stamp";

    public static ClaimsPrincipal PrincipalOf(Member member) => new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, member.Id.ToString()), new(StampClaim, member.SecurityStamp)],
        CookieAuthenticationDefaults.AuthenticationScheme));

    public async Task InvokeAsync(HttpContext context, CurrentViewer current, ParleyDb db)
    {
        // A page that tells of an error must not need the database, which may be the error.
        var isErrorPage = context.Features.Get<IExceptionHandlerFeature>() is not null;
        if (!isErrorPage && MemberIdOf(context.User) is { } id)
            await RecognizeAsync(context, current, db, id);

        await next(context);
    }

    static async Task RecognizeAsync(HttpContext context, CurrentViewer current, ParleyDb db, MemberId id)
    {
        var found = await (
            from member in db.Members
            where member.Id == id
            select new { Member = member, Unread = db.Notifications.Count(n => n.MemberId == id && n.ReadAt == null) })
            .SingleOrDefaultAsync(context.RequestAborted);

        if (found is not null && found.Member.SecurityStamp == context.User.FindFirstValue(StampClaim))
            current.Is(found.Member, found.Unread);
        else
            await context.SignOutAsync();
    }

    static MemberId? MemberIdOf(ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id) ? new(id) : null;
}
