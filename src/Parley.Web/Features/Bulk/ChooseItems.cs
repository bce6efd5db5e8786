using LinqToDB;
using LinqToDB.Data;
using Parley.Data;
using Parley.Domain.Bulk;
using Parley.Domain.Permissions;
using Parley.Domain.Shared;
using Parley.Web.Features.Moderation;

namespace Parley.Web.Features.Bulk;

/// <summary>Keeps what was ticked in a table, or all that its conditions find, until it is said what for: a choice of any size has one address.</summary>
public sealed class ChooseItems(ParleyDb db, FindTopics topics, FindReplies replies, FindMembers members, TimeProvider time)
{
    public Task<Outcome<long>> TopicsAsync(Viewer viewer, BulkKind kind, Choice choice, TopicConditions asked, CancellationToken cancel) =>
        BulkKinds.OfTopics.Contains(kind)
            ? ChooseAsync(viewer, kind, choice, topics.IdsAsync(viewer, asked, choice.Ids, BulkAct.MostItems, cancel), cancel)
            : Task.FromResult<Outcome<long>>(new NotThere());

    public Task<Outcome<long>> RepliesAsync(Viewer viewer, BulkKind kind, Choice choice, ReplyConditions asked, CancellationToken cancel) =>
        BulkKinds.OfReplies.Contains(kind)
            ? ChooseAsync(viewer, kind, choice, replies.IdsAsync(viewer, asked, choice.Ids, BulkAct.MostItems, cancel), cancel)
            : Task.FromResult<Outcome<long>>(new NotThere());

    public Task<Outcome<long>> MembersAsync(Viewer viewer, BulkKind kind, Choice choice, MemberConditions asked, CancellationToken cancel) =>
        BulkKinds.OfMembers.Contains(kind)
            ? ChooseAsync(viewer, kind, choice, members.IdsAsync(viewer, asked, choice.Ids, BulkAct.MostItems, cancel), cancel)
            : Task.FromResult<Outcome<long>>(new NotThere());

    /// <summary>In the caller's transaction or an own one: an act with these items, which waits to be begun.</summary>
    public Task<long> KeepAsync(Viewer viewer, BulkKind kind, IReadOnlyCollection<BulkItem> items, CancellationToken cancel) =>
        db.WriteAsync(() => InsertAsync(viewer, kind, items, cancel), cancel);

    async Task<Outcome<long>> ChooseAsync(Viewer viewer, BulkKind kind, Choice choice, Task<List<long>> found, CancellationToken cancel)
    {
        if (!viewer.MayDo(kind))
            return new NotThere();
        if (choice is { All: false, Ids.Count: 0 })
            return new Problem("id", "NothingTicked");

        var ids = await found;
        return ids.Count > 0
            ? await KeepAsync(viewer, kind, [.. ids.Select(id => new BulkItem { Kind = kind, ThingId = id })], cancel)
            : new Problem("id", "NothingTicked");
    }

    async Task<long> InsertAsync(Viewer viewer, BulkKind kind, IReadOnlyCollection<BulkItem> items, CancellationToken cancel)
    {
        var act = new BulkAct { Kind = kind, ModeratorId = viewer.RequireMember(), ItemCount = items.Count, ChosenAt = time.GetUtcNow() };
        var id = await db.InsertWithInt64IdentityAsync(act, token: cancel);
        await db.BulkItems.BulkCopyAsync(new BulkCopyOptions { BulkCopyType = BulkCopyType.MultipleRows }, items.Select(item => item with { BulkId = id }), cancel);
        return id;
    }
}

/// <summary>The rows that were ticked, or all that the table's conditions find, on all its pages.</summary>
public sealed record Choice(bool All, IReadOnlyList<long> Ids)
{
    public static Choice Of(bool all, long[] ids) => new(all, all ? [] : [.. ids.Distinct()]);
}
