using Parley.Domain.Categories;
using Parley.Domain.Permissions;
using Parley.Domain.Search;
using Parley.Domain.Tags;
using Parley.Web.Features.Accounts;
using Parley.Web.Features.Categories;
using Parley.Web.Features.Topics;

namespace Parley.Web.Features.Search;

/// <summary>Finds members, categories and tags that are called what was typed, or begin so.</summary>
public sealed class FindPlaces(CompleteNames members, ListCategories categories, ListTags tags)
{
    const int Most = 5;

    public async Task<FoundPlaces> FindAsync(Viewer viewer, string typed, CancellationToken cancel)
    {
        if (NameIn(typed) is not { } name)
            return FoundPlaces.None;

        var tree = await categories.TreeAsync(viewer, cancel);
        return new(
            [.. (await members.FindAsync(viewer, name.TrimStart('@'), topic: null, cancel)).Take(Most)],
            [.. tree.All.Where(category => IsCalled(category, name)).Take(Most)],
            [.. (await tags.CompleteAsync(viewer, TagName.Of(name.TrimStart('#')), cancel)).Take(Most)]);
    }

    // A query with conditions or several words names nobody; a name may have a few words.
    static string? NameIn(string typed)
    {
        var query = ReadQuery.Of(typed);
        return query is { Conditions.Count: 0, Words.Count: > 0 and <= 3 } && query.Words.All(words => !words.Excluded && words.Alternatives.Count == 1)
            ? string.Join(' ', query.Words.Select(words => words.Alternatives[0].Text))
            : null;
    }

    static bool IsCalled(Category category, string name) =>
        category.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase) || category.Name.Contains(" " + name, StringComparison.OrdinalIgnoreCase)
        || category.Slug.StartsWith(name, StringComparison.OrdinalIgnoreCase);
}

public sealed record FoundPlaces(IReadOnlyList<CompletedName> Members, IReadOnlyList<Category> Categories, IReadOnlyList<string> Tags)
{
    public static readonly FoundPlaces None = new([], [], []);

    public bool IsEmpty => Members.Count + Categories.Count + Tags.Count == 0;
}
