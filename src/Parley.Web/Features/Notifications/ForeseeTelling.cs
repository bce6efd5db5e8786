using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Accounts;
using Parley.Domain.Categories;
using Parley.Domain.Notifications;
using Parley.Domain.Permissions;
using Parley.Domain.Topics;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Notifications;

/// <summary>Says before a text is posted which of those whom it calls will be told of it, by the rules that telling itself goes by.</summary>
public sealed class ForeseeTelling(ParleyDb db, BakeText bake, FindCalledGroups groups, FindRecipients recipients)
{
    public async Task<ForeseenTelling> OfAsync(Viewer viewer, string text, WritingPlace place, CancellationToken cancel)
    {
        var called = (await bake.BakeAsync(text, cancel)).MentionedMembers;
        var calledGroups = await groups.InAsync(text, viewer, cancel);
        if ((called.Count == 0 && calledGroups.Count == 0) || await CategoryAsync(viewer, place, cancel) is not { } category)
            return ForeseenTelling.OfNobody;

        var there = (place.Topic ?? default, category);
        var members = await FindAsync(viewer, called, there, NotificationKind.Mention, cancel);
        var foreseen = new List<ForeseenGroup>();
        foreach (var group in calledGroups)
            foreseen.Add(new(group.Name, group.Members is { } all ? (await FindAsync(viewer, all, there, NotificationKind.GroupMention, cancel))[true].Count() : null));
        return new([.. members[true]], [.. members[false]], foreseen);
    }

    // The names of those who will be told, and of the others.
    async Task<ILookup<bool, string>> FindAsync(
        Viewer viewer, IEnumerable<MemberId> called, (TopicId Topic, CategoryId Category) there, NotificationKind kind, CancellationToken cancel)
    {
        var members = await recipients.FindAsync(called, viewer.RequireMember(), there.Topic, there.Category, cancel);
        return members.Where(found => found.Member.Id != viewer.MemberId).OrderBy(found => found.Member.Name, StringComparer.Ordinal)
            .ToLookup(found => TellingPermissions.KindFor(found.Recipient, viewer, [kind]) is not null, found => found.Member.Name);
    }

    async Task<CategoryId?> CategoryAsync(Viewer viewer, WritingPlace place, CancellationToken cancel) => place switch
    {
        { Topic: { } topic } => await db.TopicsInPlaceFor(viewer).Where(row => row.Id == topic).Select(row => (CategoryId?)row.CategoryId).SingleOrDefaultAsync(cancel),
        { Category: { } category } => await db.CategoriesVisibleTo(viewer).Where(row => row.Id == category).Select(row => (CategoryId?)row.Id).SingleOrDefaultAsync(cancel),
        _ => null,
    };
}

/// <summary>The names of those who will be told, of those who are called but will not be, and of the groups that are called.</summary>
public sealed record ForeseenTelling(IReadOnlyList<string> Told, IReadOnlyList<string> NotTold, IReadOnlyList<ForeseenGroup> Groups)
{
    public static readonly ForeseenTelling OfNobody = new([], [], []);
}

/// <summary><paramref name="Told"/> is how many of the group will be told; null where it is too large to be called.</summary>
public sealed record ForeseenGroup(string Name, int? Told);
