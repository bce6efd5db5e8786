using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Accounts;
using Parley.Domain.Categories;
using Parley.Domain.Permissions;
using Parley.Domain.Search;
using Parley.Domain.Tags;
using Parley.Web.Features.Categories;
using Parley.Web.Features.Topics;

namespace Parley.Web.Features.Search;

/// <summary>Looks up what conditions name. A category that the viewer may not know of is answered as one that is not there.</summary>
public sealed class ResolveNames(ParleyDb db, ListCategories categories, ListTags tags)
{
    public async Task<ConditionNames> ResolveAsync(Viewer viewer, SearchQuery query, CancellationToken cancel)
    {
        var names = new ConditionNames();
        foreach (var condition in query.Conditions)
        {
            if (!await ResolveAsync(viewer, condition, names, cancel))
                names.Problems.Add(new("Unknown." + condition.Kind, condition.Value));
        }

        return names;
    }

    async Task<bool> ResolveAsync(Viewer viewer, SearchCondition condition, ConditionNames names, CancellationToken cancel)
    {
        switch (condition.Kind)
        {
            case ConditionKind.Author:
                return await MemberAsync(viewer, condition.Value, cancel) is { } author && names.Authors.TryAdd(condition, author);
            case ConditionKind.Category:
                return Found(await categories.TreeAsync(viewer, cancel), condition.Value) is { Count: > 0 } found && names.Categories.TryAdd(condition, found);
            case ConditionKind.Tag:
                return await TagAsync(viewer, condition.Value, cancel) is { } tag && names.Tags.TryAdd(condition, tag);
            case ConditionKind.Is when condition.Value is "mine" or "watched" or "bookmarked" or "unread":
                return !viewer.IsGuest;
            default:
                return true;
        }
    }

    async Task<MemberId?> MemberAsync(Viewer viewer, string name, CancellationToken cancel)
    {
        if (name.Equals("me", StringComparison.OrdinalIgnoreCase) && viewer.MemberId is { } self)
            return self;
        if (name.Length > MemberName.LongestLength)
            return null;

        var key = MemberName.KeyOf(name);
        return await db.Members.Where(member => member.NameKey == key).Select(member => (MemberId?)member.Id).SingleOrDefaultAsync(cancel);
    }

    // A tag that only hidden topics have is not there for the viewer.
    async Task<TagId?> TagAsync(Viewer viewer, string name, CancellationToken cancel)
    {
        if (await tags.FindAsync(name.ToLowerInvariant(), cancel) is not { Id: var tag })
            return null;

        var topics = db.TopicsVisibleTo(viewer).Where(topic => db.TopicTags.Any(link => link.TopicId == topic.Id && link.TagId == tag));
        return await topics.AnyAsync(cancel) ? tag : null;
    }

    // With what stands below it, as its page has them.
    static List<CategoryId> Found(CategoryTree tree, string name)
    {
        var found = tree.All.FirstOrDefault(category => Is(category.Slug, name)) ?? tree.All.FirstOrDefault(category => Is(category.Name, name));
        return found is null ? [] : [found.Id, .. tree.ChildrenOf(found).Select(child => child.Id)];
    }

    static bool Is(string name, string sought) => name.Equals(sought, StringComparison.OrdinalIgnoreCase);
}
