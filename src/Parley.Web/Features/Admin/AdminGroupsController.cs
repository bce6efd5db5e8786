using LinqToDB;
using LinqToDB.Async;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Groups;
using Parley.Domain.Shared;
using Parley.Web.Features.Accounts;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Admin;

[MembersOnly]
[OnlyFor(Role.Administrator)]
public sealed class AdminGroupsController(
    ParleyDb db, ChangeGroups groups, ChangeGroupMembers members, Care care, IStringLocalizer<Words> words) : CarefulController(care)
{
    const string List = "/admin/groups";
    const int MostMembersShown = 500;

    [HttpGet(List)]
    public Task<ViewResult> Index(CancellationToken cancel) => ListAsync(null, FormProblems.None(words), cancel);

    [HttpPost(List)]
    public async Task<IActionResult> Add(string? name, CancellationToken cancel)
    {
        var outcome = await groups.AddAsync(name, cancel);
        return outcome.IsDone
            ? Redirect($"{List}/{outcome.Value}")
            : (await ListAsync(name, new FormProblems(outcome.Problems, words), cancel)).WithStatus(422);
    }

    [HttpGet("/admin/groups/{id:long}")]
    public Task<IActionResult> Show(long id, CancellationToken cancel) => PageAsync(new(id), new(), FormProblems.None(words), cancel);

    [HttpPost("/admin/groups/{id:long}")]
    public async Task<IActionResult> Rename(long id, string? name, CancellationToken cancel) =>
        await AnswerAsync(new(id), new(Name: name), await groups.RenameAsync(new(id), name, cancel), cancel);

    [HttpPost("/admin/groups/{id:long}/mentions")]
    public async Task<IActionResult> Mentions(long id, MentionedBy? mentionedBy, CancellationToken cancel) =>
        mentionedBy is { } by && Enum.IsDefined(by)
            ? await AnswerAsync(new(id), new(), await groups.LetMentionAsync(new(id), by, cancel), cancel)
            : BadRequest();

    [HttpPost("/admin/groups/{id:long}/delete")]
    public async Task<IActionResult> Delete(long id, CancellationToken cancel)
    {
        if (await AskAgainAsync(cancel) is { } asking)
            return asking;

        var outcome = await groups.DeleteAsync(new(id), cancel);
        return outcome.IsDone ? Redirect(List) : await AnswerAsync(new(id), new(), outcome, cancel);
    }

    [HttpPost("/admin/groups/{id:long}/members")]
    public async Task<IActionResult> AddMember(long id, string? member, CancellationToken cancel) =>
        await AnswerAsync(new(id), new(Member: member), await members.AddAsync(new(id), member, cancel), cancel);

    [HttpPost("/admin/groups/{id:long}/members/remove")]
    public async Task<IActionResult> RemoveMember(long id, long member, CancellationToken cancel) =>
        await AnswerAsync(new(id), new(), await members.RemoveAsync(new(id), new(member), cancel), cancel);

    async Task<IActionResult> AnswerAsync<T>(GroupId id, TypedGroup typed, Outcome<T> outcome, CancellationToken cancel)
    {
        if (!outcome.IsFound)
            return NotFound();

        return outcome.IsDone ? Redirect($"{List}/{id}") : await PageAsync(id, typed, new FormProblems(outcome.Problems, words), cancel);
    }

    async Task<ViewResult> ListAsync(string? typed, FormProblems problems, CancellationToken cancel)
    {
        var rows = await db.Groups.OrderBy(row => row.NameKey)
            .Select(row => new GroupRow { Group = row, Members = db.GroupMembers.Count(member => member.GroupId == row.Id) })
            .ToListAsync(cancel);
        return View("AdminGroups", new AdminGroupsPage(rows, typed, problems));
    }

    async Task<IActionResult> PageAsync(GroupId id, TypedGroup typed, FormProblems problems, CancellationToken cancel)
    {
        if (await db.Groups.SingleOrDefaultAsync(row => row.Id == id, cancel) is not { } group)
            return NotFound();

        var inIt = await (
            from row in db.GroupMembers
            join member in db.Members on row.MemberId equals member.Id
            where row.GroupId == id
            orderby member.NameKey
            select member).Take(MostMembersShown).ToListAsync(cancel);
        var page = View("EditGroup", new EditGroupPage(group, typed, inIt, problems));
        return problems.Any ? page.WithStatus(422) : page;
    }
}

public sealed record AdminGroupsPage(IReadOnlyList<GroupRow> Rows, string? Typed, FormProblems Problems);

public sealed record GroupRow
{
    public required Group Group { get; init; }

    public required int Members { get; init; }
}

/// <summary>What was typed and refused.</summary>
public sealed record TypedGroup(string? Name = null, string? Member = null);

public sealed record EditGroupPage(Group Group, TypedGroup Typed, IReadOnlyList<Member> Members, FormProblems Problems);
