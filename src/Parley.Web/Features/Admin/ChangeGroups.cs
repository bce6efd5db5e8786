using System.Data.Common;
using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Groups;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Admin;

/// <summary>Makes, renames and deletes groups. One that a category is open to stays: nobody shall find a door open that was shut.</summary>
public sealed class ChangeGroups(ParleyDb db, OrderCategories order, TimeProvider time)
{
    public Task<Outcome<GroupId>> AddAsync(string? typed, CancellationToken cancel) => NamedAsync(typed, async name => new GroupId(
        await db.InsertWithInt64IdentityAsync(
            new Group { Name = name, NameKey = GroupName.KeyOf(name), CreatedAt = time.GetUtcNow() }, token: cancel)), cancel);

    public Task<Outcome<GroupId>> RenameAsync(GroupId id, string? typed, CancellationToken cancel) => NamedAsync(
        typed,
        async name => await db.Groups.AnyAsync(row => row.Id == id && row.MentionedBy != MentionedBy.Nobody, cancel)
            && await db.Members.AnyAsync(row => row.NameKey == GroupName.KeyOf(name), cancel)
            ? new Problem("name", "GroupNameIsMembers")
            : await db.Groups.Where(row => row.Id == id)
            .Set(row => row.Name, name).Set(row => row.NameKey, GroupName.KeyOf(name)).UpdateAsync(cancel) == 1 ? id : new NotThere(),
        cancel);

    /// <summary>Not while a member has the name: it is the member who is called by it.</summary>
    public Task<Outcome<GroupId>> LetMentionAsync(GroupId id, MentionedBy by, CancellationToken cancel) => db.WriteAsync<Outcome<GroupId>>(
        async () =>
        {
            if (by != MentionedBy.Nobody && await IsMembersNameAsync(id, cancel))
                return new Problem("mentionedBy", "GroupNameIsMembers");
            return await db.Groups.Where(row => row.Id == id).Set(row => row.MentionedBy, by).UpdateAsync(cancel) == 1 ? id : new NotThere();
        },
        cancel);

    public Task<Outcome<GroupId>> DeleteAsync(GroupId id, CancellationToken cancel) => db.WriteAsync(() => DeleteInAsync(id, cancel), cancel);

    Task<bool> IsMembersNameAsync(GroupId id, CancellationToken cancel) =>
        db.Groups.AnyAsync(row => row.Id == id && db.Members.Any(member => member.NameKey == row.NameKey), cancel);

    async Task<Outcome<GroupId>> NamedAsync(string? typed, Func<string, Task<Outcome<GroupId>>> write, CancellationToken cancel)
    {
        var name = TypedText.OneLine(typed);
        if (GroupName.Check(name, "name") is { } problem)
            return problem;

        try
        {
            return await db.WriteAsync(() => write(name), cancel);
        }
        catch (DbException taken) when (db.IsUniqueViolation(taken))
        {
            return new Problem("name", "GroupNameTaken");
        }
    }

    async Task<Outcome<GroupId>> DeleteInAsync(GroupId id, CancellationToken cancel)
    {
        await order.LockAsync(cancel);
        var named = await db.Categories.Where(row => row.SeenBy == id || row.StartedBy == id || row.RepliedBy == id)
            .OrderBy(row => row.Name).Select(row => row.Name).FirstOrDefaultAsync(cancel);
        if (named is not null)
            return new Problem("", "GroupInUse", named);

        await db.GroupMembers.Where(row => row.GroupId == id).DeleteAsync(cancel);
        return await db.Groups.Where(row => row.Id == id).DeleteAsync(cancel) == 1 ? id : new NotThere();
    }
}
