using LinqToDB;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;

namespace Parley.Web.Features.Moderation;

/// <summary>Writes into the log what was done to a member. In the transaction of the act.</summary>
public sealed class LogActs(ParleyDb db, TimeProvider time)
{
    public Task LogAsync(Viewer viewer, ModeratorAct act, MemberId member, string reason, CancellationToken cancel) => db.InsertAsync(
        new ModerationEntry { At = time.GetUtcNow(), ModeratorId = viewer.RequireMember(), Act = act, AuthorId = member, Reason = reason },
        token: cancel);
}
