using Microsoft.AspNetCore.Mvc;
using Parley.Domain.Accounts;
using Parley.Domain.Permissions;
using Parley.Web.Features.Moderation;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Records;

[MembersOnly]
[OnlyFor(Role.Moderator)]
public sealed class MailTableController(FindMails find, CurrentViewer current) : Controller
{
    [HttpGet("/admin/mails")]
    public async Task<IActionResult> Index(MailConditions asked, TableQuery query, CancellationToken cancel) => query.WantsFile
        ? File(FileOf(await find.AllAsync(current.Viewer, asked, query, cancel)), TableFile.ContentType, "mails.csv")
        : View("MailTable", new MailTablePage(
            await find.PageAsync(current.Viewer, asked, query, cancel), await find.KindsAsync(cancel), MemberPermissions.CanSeeAddresses(current.Viewer)));

    // What a mail server answers names the address, as a rule.
    byte[] FileOf(IEnumerable<FoundMail> mails)
    {
        var showsAddresses = MemberPermissions.CanSeeAddresses(current.Viewer);
        return TableFile.Of(
            mails,
            ("at", row => row.Mail.At),
            ("member", row => row.MemberName),
            ("address", row => showsAddresses ? row.Mail.Address : null),
            ("kind", row => row.Mail.Kind),
            ("subject", row => row.Mail.Subject),
            ("status", row => row.Mail.Status),
            ("reason", row => showsAddresses ? row.Mail.Reason : null));
    }
}

public sealed record MailTablePage(TablePage<FoundMail> Table, IReadOnlyList<string> Kinds, bool ShowsAddresses);
