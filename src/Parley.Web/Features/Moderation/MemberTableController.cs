using Microsoft.AspNetCore.Mvc;
using Parley.Domain.Accounts;
using Parley.Domain.Groups;
using Parley.Domain.Permissions;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Moderation;

[MembersOnly]
[OnlyFor(Role.Moderator)]
public sealed class MemberTableController(FindMembers find, CurrentViewer current) : Controller
{
    [HttpGet("/admin")]
    public RedirectResult First() => Redirect("/admin/queue");

    [HttpGet("/admin/members")]
    public async Task<IActionResult> Index(MemberConditions asked, TableQuery query, CancellationToken cancel) => query.WantsFile
        ? File(FileOf(await find.AllAsync(current.Viewer, asked, query, cancel)), TableFile.ContentType, "members.csv")
        : View("MemberTable", new MemberTablePage(asked, await find.PageAsync(current.Viewer, asked, query, cancel), current.Viewer, await find.GroupsAsync(cancel)));

    byte[] FileOf(IEnumerable<FoundMember> members)
    {
        var showsAddresses = MemberPermissions.CanSeeAddresses(current.Viewer);
        return TableFile.Of(
            members,
            ("id", row => row.Member.Id),
            ("name", row => row.Member.Name),
            ("display name", row => row.Member.DisplayName),
            ("e-mail", row => showsAddresses ? row.Member.Email : null),
            ("role", row => row.Member.Role),
            ("standing", row => row.Member.Standing),
            ("joined", row => row.Member.CreatedAt),
            ("last seen", row => row.Member.LastSeenAt),
            ("topics", row => row.Member.TopicCount),
            ("replies", row => row.Member.ReplyCount),
            ("likes", row => row.Member.LikesReceived),
            ("flags", row => row.Flags));
    }
}

public sealed record MemberTablePage(MemberConditions Asked, TablePage<FoundMember> Table, Viewer Viewer, IReadOnlyList<Group> Groups);
