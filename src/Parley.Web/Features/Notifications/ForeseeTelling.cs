using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Categories;
using Parley.Domain.Notifications;
using Parley.Domain.Permissions;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Notifications;

/// <summary>Says before a text is posted which of those whom it calls will be told of it, by the rules that telling itself goes by.</summary>
public sealed class ForeseeTelling(ParleyDb db, BakeText bake, FindRecipients recipients)
{
    public async Task<ForeseenTelling> OfAsync(Viewer viewer, string text, WritingPlace place, CancellationToken cancel)
    {
        var called = (await bake.BakeAsync(text, cancel)).MentionedMembers;
        if (called.Count == 0 || await CategoryAsync(viewer, place, cancel) is not { } category)
            return ForeseenTelling.OfNobody;

        var members = await recipients.FindAsync(called, viewer.RequireMember(), place.Topic ?? default, category, cancel);
        var others = members.Where(found => found.Member.Id != viewer.MemberId).OrderBy(found => found.Member.Name, StringComparer.Ordinal)
            .ToLookup(found => TellingPermissions.KindFor(found.Recipient, viewer, [NotificationKind.Mention]) is not null, found => found.Member.Name);
        return new([.. others[true]], [.. others[false]]);
    }

    async Task<CategoryId?> CategoryAsync(Viewer viewer, WritingPlace place, CancellationToken cancel) => place switch
    {
        { Topic: { } topic } => await db.TopicsInPlaceFor(viewer).Where(row => row.Id == topic).Select(row => (CategoryId?)row.CategoryId).SingleOrDefaultAsync(cancel),
        { Category: { } category } => await db.CategoriesVisibleTo(viewer).Where(row => row.Id == category).Select(row => (CategoryId?)row.Id).SingleOrDefaultAsync(cancel),
        _ => null,
    };
}

/// <summary>The names of those who will be told, and of those who are called but will not be.</summary>
public sealed record ForeseenTelling(IReadOnlyList<string> Told, IReadOnlyList<string> NotTold)
{
    public static readonly ForeseenTelling OfNobody = new([], []);
}
