using Microsoft.AspNetCore.Mvc;
using Parley.Domain.Accounts;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Moderation;

/// <summary>From a member's own page to what moderators know and do of the member.</summary>
public sealed class ModerateViewComponent(CurrentViewer current) : ViewComponent
{
    public IViewComponentResult Invoke(Member member) =>
        current.Viewer.IsStaff ? View("~/Features/Moderation/Moderate.cshtml", member) : Content("");
}
