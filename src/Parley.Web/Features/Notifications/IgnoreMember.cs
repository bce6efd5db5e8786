using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Accounts;
using Parley.Domain.Permissions;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Notifications;

/// <summary>Begins and ends that a member does not want to read another one.</summary>
public sealed class IgnoreMember(ParleyDb db, TimeProvider time)
{
    /// <summary>Answers with the name of the other member, whom nobody tells.</summary>
    public async Task<Outcome<string>> SetAsync(Viewer viewer, string name, bool ignores, CancellationToken cancel)
    {
        var key = MemberName.KeyOf(name);
        var self = viewer.RequireMember();
        if (await db.Members.SingleOrDefaultAsync(row => row.NameKey == key && row.Id != self, cancel) is not { } other)
            return new NotThere();

        await db.WriteAsync(() => ignores ? BeginAsync(self, other.Id, cancel) : EndAsync(self, other.Id, cancel), cancel);
        return other.Name;
    }

    public Task<bool> IsIgnoredAsync(Viewer viewer, MemberId member, CancellationToken cancel) =>
        db.IgnoresOf(viewer).AnyAsync(row => row.IgnoredId == member, cancel);

    public Task<List<string>> NamesAsync(Viewer viewer, CancellationToken cancel) => (
        from ignore in db.IgnoresOf(viewer)
        join member in db.Members on ignore.IgnoredId equals member.Id
        orderby member.NameKey
        select member.Name).ToListAsync(cancel);

    Task<int> BeginAsync(MemberId self, MemberId other, CancellationToken cancel) => db.InsertOrReplaceAsync(
        new Ignore { MemberId = self, IgnoredId = other, CreatedAt = time.GetUtcNow() }, token: cancel);

    Task<int> EndAsync(MemberId self, MemberId other, CancellationToken cancel) =>
        db.Ignores.Where(row => row.MemberId == self && row.IgnoredId == other).DeleteAsync(cancel);
}
