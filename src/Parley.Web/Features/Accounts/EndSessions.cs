using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Live;
using Parley.Domain.Permissions;

namespace Parley.Web.Features.Accounts;

/// <summary>Lists a member's sessions and ends them. Those of others are not there.</summary>
public sealed class EndSessions(ParleyDb db)
{
    /// <summary>The one that was seen last comes first.</summary>
    public Task<List<Session>> ListAsync(Viewer viewer, CancellationToken cancel) =>
        Of(viewer).OrderByDescending(row => row.SeenAt).ThenByDescending(row => row.Id).ToListAsync(cancel);

    /// <summary>False when there is none of that number.</summary>
    public async Task<bool> EndAsync(Viewer viewer, SessionId id, CancellationToken cancel) =>
        await EndAsync(viewer, Of(viewer).Where(row => row.Id == id), cancel) == 1;

    public Task<int> EndOthersAsync(Viewer viewer, SessionId own, CancellationToken cancel) =>
        EndAsync(viewer, Of(viewer).Where(row => row.Id != own), cancel);

    Task<int> EndAsync(Viewer viewer, IQueryable<Session> sessions, CancellationToken cancel) => db.WriteAsync(
        () =>
        {
            db.Tell(new SessionsEnded(viewer.RequireMember().Value));
            return sessions.DeleteAsync(cancel);
        },
        cancel);

    IQueryable<Session> Of(Viewer viewer)
    {
        var member = viewer.RequireMember();
        return db.Sessions.Where(row => row.MemberId == member);
    }
}
