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

    byte[] FileOf(IEnumerable<Member> members)
    {
        var showsAddresses = MemberPermissions.CanSeeAddresses(current.Viewer);
        return TableFile.Of(
            members,
            ("id", row => row.Id),
            ("name", row => row.Name),
            ("display name", row => row.DisplayName),
            ("e-mail", row => showsAddresses ? row.Email : null),
            ("role", row => row.Role),
            ("standing", row => row.Standing),
            ("joined", row => row.CreatedAt),
            ("last seen", row => row.LastSeenAt),
            ("topics", row => row.TopicCount),
            ("replies", row => row.ReplyCount),
            ("likes", row => row.LikesReceived));
    }
}

public sealed record MemberTablePage(MemberConditions Asked, TablePage<Member> Table, Viewer Viewer, IReadOnlyList<Group> Groups);
