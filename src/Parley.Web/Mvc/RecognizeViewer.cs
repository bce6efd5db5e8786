using System.Security.Claims;
using LinqToDB;
using LinqToDB.Async;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Parley.Data;
using Parley.Data.Scopes;

namespace Parley.Web.Mvc;

/// <summary>
/// Reads the member and the bell's count in one statement. The cookie is believed only while its session is there and it carries
/// the member's security stamp: an ended session, a changed password or role counts from the next request on.
/// </summary>
sealed class RecognizeViewer(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, CurrentViewer current, ParleyDb db, NoteVisits visits, ParleyOptions options)
    {
        // A page that tells of an error must not need the database, which may be the error.
        var isErrorPage = context.Features.Get<IExceptionHandlerFeature>() is not null;
        if (!isErrorPage && SignIns.Read(context.User) is { } ticket)
            await RecognizeAsync(context, current, db, visits, options, ticket);
        else if (!isErrorPage && context.User.Identity is { IsAuthenticated: true })
            await ForgetAsync(context);

        await next(context);
    }

    static async Task RecognizeAsync(
        HttpContext context, CurrentViewer current, ParleyDb db, NoteVisits visits, ParleyOptions options, SignIns.Ticket ticket)
    {
        var found = await (
            from session in db.Sessions
            join member in db.Members on session.MemberId equals member.Id
            where session.Id == ticket.Session && member.Id == ticket.Member
            select new
            {
                Member = member,
                Unread = db.UnreadOf(ticket.Member).Take(CurrentViewer.MostCounted).Count(),
                UnseenDownloads = db.UnseenDownloadsOf(ticket.Member).Count(),
                HasPasskey = db.Passkeys.Any(passkey => passkey.MemberId == ticket.Member),
                Ignores = db.Ignores.Any(ignore => ignore.MemberId == ticket.Member),
            })
            .SingleOrDefaultAsync(context.RequestAborted);

        if (found is null || found.Member.SecurityStamp != ticket.Stamp || found.Member.AwaitsApproval || found.Member.IsSuspended)
        {
            await ForgetAsync(context);
            return;
        }

        current.Is(found.Member, ticket.Session, found.Unread, found.UnseenDownloads, found.Ignores, context.Connection.RemoteIpAddress);
        if (options.Staff.SecondFactor && found.Member.SecondFactorSince is null && !found.HasPasskey)
            current.LaysDownTools();
        visits.Seen(ticket, context.Connection.RemoteIpAddress);
    }

    // For this request, too: a form on its page that was sealed for the member would not be taken from the guest.
    static Task ForgetAsync(HttpContext context)
    {
        context.User = new ClaimsPrincipal(new ClaimsIdentity());
        return context.SignOutAsync();
    }
}
