using LinqToDB;
using LinqToDB.Async;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Blocks;
using Parley.Domain.Permissions;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Moderation;

/// <summary>One member, with what was laid on the member and why.</summary>
[MembersOnly]
[OnlyFor(Role.Moderator)]
public sealed class MembersController(
    ParleyDb db, BlockMember block, EndBlock end, CurrentViewer current, IStringLocalizer<Words> words) : Controller
{
    [HttpGet("/admin/members/{id:long}")]
    public async Task<IActionResult> Show(long id, CancellationToken cancel) => await FindAsync(new(id), cancel) is { } member
        ? await PageAsync(member, new BlockForm(), FormProblems.None(words), cancel)
        : NotFound();

    [HttpPost("/admin/members/{id:long}/blocks")]
    public async Task<IActionResult> Block(long id, BlockForm form, CancellationToken cancel)
    {
        var outcome = await block.BlockAsync(current.Viewer, new(id), form, cancel);
        if (outcome.IsDone)
            return this.RedirectSaying(AddressOf(new(id)), Saying.Saved);
        if (!outcome.IsFound || await FindAsync(new(id), cancel) is not { } member)
            return NotFound();
        return (await PageAsync(member, form, new FormProblems(outcome.Problems, words), cancel)).WithStatus(422);
    }

    [HttpPost("/admin/blocks/{id:long}/end")]
    public async Task<IActionResult> End(long id, CancellationToken cancel)
    {
        var outcome = await end.LiftAsync(current.Viewer, id, cancel);
        return outcome.IsDone ? this.RedirectSaying(AddressOf(outcome.Value.MemberId), Saying.Saved) : NotFound();
    }

    static string AddressOf(MemberId id) => $"/admin/members/{id}";

    Task<Member?> FindAsync(MemberId id, CancellationToken cancel) => db.Members.SingleOrDefaultAsync(row => row.Id == id, cancel)!;

    async Task<ViewResult> PageAsync(Member member, BlockForm form, FormProblems problems, CancellationToken cancel) => View("Member", new MemberPage
    {
        Viewer = current.Viewer,
        Member = member,
        Blocks = await BlocksAsync(member.Id, cancel),
        Form = form,
        Problems = problems,
    });

    Task<List<BlockRow>> BlocksAsync(MemberId member, CancellationToken cancel) => (
        from row in db.MemberBlocks
        join moderator in db.Members on row.ModeratorId equals moderator.Id
        where row.MemberId == member
        orderby row.Id descending
        select new BlockRow(row, moderator.Name)).ToListAsync(cancel);
}

public sealed record MemberPage
{
    public required Viewer Viewer { get; init; }

    public required Member Member { get; init; }

    public required IReadOnlyList<BlockRow> Blocks { get; init; }

    public required BlockForm Form { get; init; }

    public required FormProblems Problems { get; init; }

    public bool CanBlock => MemberPermissions.CanBlock(Viewer, Member);

    public bool ShowsAddresses => MemberPermissions.CanSeeAddresses(Viewer);
}

public sealed record BlockRow(MemberBlock Block, string ModeratorName)
{
    public bool Holds => Block.EndedAt is null;
}
