using Microsoft.AspNetCore.Mvc;
using Parley.Domain.Accounts;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Admin;

[MembersOnly]
[OnlyFor(Role.Administrator)]
public sealed class MailTestController(SendTestMail send, CurrentViewer current) : Controller
{
    [HttpPost("/admin/settings/mail/test")]
    public async Task<IActionResult> Send(CancellationToken cancel) => current.Member!.Email is { } address
        ? View("MailTest", await send.SendAsync(address, cancel))
        : Redirect(SettingsController.AddressOf(SettingSection.Mail));
}
