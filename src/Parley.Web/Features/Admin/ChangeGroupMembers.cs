using System.Data.Common;
using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Groups;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Admin;

public sealed class ChangeGroupMembers(ParleyDb db)
{
    /// <summary>Twice is once.</summary>
    public async Task<Outcome<MemberId>> AddAsync(GroupId group, string? name, CancellationToken cancel)
    {
        var key = MemberName.KeyOf((name ?? "").Trim().TrimStart('@'));
        if (!await db.Groups.AnyAsync(row => row.Id == group, cancel))
            return new NotThere();
        if (await db.Members.Where(row => row.NameKey == key).Select(row => (MemberId?)row.Id).SingleOrDefaultAsync(cancel) is not { } member)
            return new Problem("member", "NoSuchMember");

        await InsertAsync(new GroupMember { GroupId = group, MemberId = member }, cancel);
        return member;
    }

    public async Task<Outcome<MemberId>> RemoveAsync(GroupId group, MemberId member, CancellationToken cancel)
    {
        var members = db.GroupMembers.Where(row => row.GroupId == group && row.MemberId == member);
        return await db.WriteAsync(() => members.DeleteAsync(cancel), cancel) == 1 ? member : new NotThere();
    }

    async Task InsertAsync(GroupMember added, CancellationToken cancel)
    {
        try
        {
            await db.WriteAsync(() => db.InsertAsync(added, token: cancel), cancel);
        }
        catch (DbException twice) when (db.IsUniqueViolation(twice))
        {
        }
    }
}
