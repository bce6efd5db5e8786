using Microsoft.AspNetCore.Mvc;
using Parley.Domain.Accounts;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Notifications;

/// <summary>The button by which a member is ignored or read again. Who ignores nobody costs no statement.</summary>
public sealed class IgnoreViewComponent(IgnoreMember ignore, CurrentViewer current) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Member member)
    {
        if (current.Viewer.IsGuest || current.Viewer.MemberId == member.Id)
            return Content("");

        var ignored = current.IgnoresSomebody && await ignore.IsIgnoredAsync(current.Viewer, member.Id, HttpContext.RequestAborted);
        return View("~/Features/Notifications/Ignore.cshtml", new IgnoreChoice(member.Name, ignored));
    }
}

public sealed record IgnoreChoice(string Name, bool IsIgnored);
