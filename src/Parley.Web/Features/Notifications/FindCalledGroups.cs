using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Groups;
using Parley.Domain.Permissions;
using Parley.Markup;

namespace Parley.Web.Features.Notifications;

/// <summary>Finds the groups that a text calls, of those that its writer may call. Where a member has the name, it is the member who is called.</summary>
public sealed class FindCalledGroups(ParleyDb db)
{
    // As many names as are looked up for members.
    const int MostNames = 50;

    // Nobody means to call more of them at once.
    const int MostGroups = 3;

    public async Task<IReadOnlyList<CalledGroup>> InAsync(string markdown, Viewer writer, CancellationToken cancel)
    {
        var keys = PostMarkdown.Parse(markdown).MentionedNames.Take(MostNames).Select(GroupName.KeyOf).Distinct().ToArray();
        if (keys.Length == 0 || writer.MemberId is not { } self)
            return [];

        var named = await (
            from row in db.Groups
            where keys.Contains(row.NameKey) && row.MentionedBy != MentionedBy.Nobody && !db.Members.Any(member => member.NameKey == row.NameKey)
            orderby row.NameKey
            select new
            {
                Group = row,
                IsIn = db.GroupMembers.Any(member => member.GroupId == row.Id && member.MemberId == self),
                Members = db.GroupMembers.Count(member => member.GroupId == row.Id),
            }).ToListAsync(cancel);
        var called = new List<CalledGroup>();
        foreach (var row in named.Where(row => GroupPermissions.CanMention(writer, row.Group, row.IsIn)).Take(MostGroups))
            called.Add(new(row.Group.Name, row.Members > GroupPermissions.MostCalled ? null : await MembersAsync(row.Group.Id, cancel)));
        return called;
    }

    async Task<IReadOnlyList<MemberId>> MembersAsync(GroupId group, CancellationToken cancel) =>
        await db.GroupMembers.Where(row => row.GroupId == group).Select(row => row.MemberId).ToListAsync(cancel);
}

/// <summary><paramref name="Members"/> is null where there are too many to be called.</summary>
public sealed record CalledGroup(string Name, IReadOnlyList<MemberId>? Members);
