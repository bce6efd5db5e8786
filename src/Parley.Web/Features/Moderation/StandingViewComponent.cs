using LinqToDB;
using LinqToDB.Async;
using Microsoft.AspNetCore.Mvc;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Blocks;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Moderation;

/// <summary>Tells members, on each page, what was laid on them. It costs a statement for them alone.</summary>
public sealed class StandingViewComponent(ParleyDb db, CurrentViewer current) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        if (current.Member is not { Standing: not Standing.Good } member)
            return Content("");

        var blocks = await db.MemberBlocks.Where(row => row.MemberId == member.Id && row.EndedAt == null)
            .OrderByDescending(row => row.Standing).ThenByDescending(row => row.Id).ToListAsync(HttpContext.RequestAborted);
        return View("~/Features/Moderation/Standing.cshtml", (IReadOnlyList<MemberBlock>)blocks);
    }
}
