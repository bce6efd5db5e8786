using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Live;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Shared;
using Parley.Web.Features.Moderation;

namespace Parley.Web.Features.Records;

/// <summary>Signs a member out of one browser, and writes into the log who did so.</summary>
public sealed class EndSession(ParleyDb db, LogActs log)
{
    public Task<Outcome<MemberId>> EndAsync(Viewer viewer, SessionId id, CancellationToken cancel) =>
        db.WriteAsync(() => TryEndAsync(viewer, id, cancel), cancel);

    // Of two at once the second finds it gone, and there is one entry.
    async Task<Outcome<MemberId>> TryEndAsync(Viewer viewer, SessionId id, CancellationToken cancel)
    {
        if (viewer.Role < Role.Administrator || await db.Sessions.SingleOrDefaultAsync(row => row.Id == id, cancel) is not { } session)
            return new NotThere();
        if (await db.Sessions.Where(row => row.Id == id).DeleteAsync(cancel) == 0)
            return new NotThere();

        db.Tell(new SessionsEnded(session.MemberId.Value));
        await log.LogAsync(viewer, ModeratorAct.SessionEnded, session.MemberId, "", cancel);
        return session.MemberId;
    }
}
