using Microsoft.AspNetCore.Mvc;
using Parley.Domain.Accounts;
using Parley.Domain.Shared;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Accounts;

/// <summary>For administrators: who registered and waits to be let in.</summary>
[MembersOnly]
[OnlyFor(Role.Administrator)]
public sealed class NewcomersController(ApproveMember approve) : Controller
{
    const string Address = "/admin/registrations";

    [HttpGet(Address)]
    public async Task<ViewResult> Show(CancellationToken cancel) => View("Newcomers", new NewcomersPage(await approve.ListAsync(cancel)));

    [HttpPost(Address + "/{id:long}/approve")]
    public async Task<RedirectResult> Approve(long id, CancellationToken cancel) =>
        await approve.FindAsync(new(id), cancel) is { } newcomer ? Said(await approve.ApproveAsync(newcomer, cancel), Saying.NewcomerApproved) : Gone();

    [HttpGet(Address + "/{id:long}/decline")]
    public async Task<IActionResult> AskToDecline(long id, CancellationToken cancel) =>
        await approve.FindAsync(new(id), cancel) is { } newcomer ? View("DeclineNewcomer", newcomer) : Gone();

    [HttpPost(Address + "/{id:long}/decline")]
    public async Task<RedirectResult> Decline(long id, CancellationToken cancel) =>
        await approve.FindAsync(new(id), cancel) is { } newcomer ? Said(await approve.DeclineAsync(newcomer, cancel), Saying.NewcomerDeclined) : Gone();

    RedirectResult Said(Outcome<Member> outcome, Saying said) => outcome.IsDone ? this.RedirectSaying(Address, said) : Gone();

    // Another administrator was first.
    RedirectResult Gone() => this.RedirectSaying(Address, Saying.NewcomerGone);
}

public sealed record NewcomersPage(IReadOnlyList<Member> Newcomers);
