using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Parley.Domain.Categories;

namespace Parley.Web.Features.Shared;

/// <summary>What a view tells the frame about itself.</summary>
public static class PageHead
{
    const string Key = "PageHead";
    const string PlaceKey = "Place";

    /// <summary><paramref name="canonical"/> is the address under which search engines shall know the page; none for pages that they shall not.</summary>
    public static void Describe(this ViewDataDictionary view, string title, string? description = null, string? canonical = null, bool bare = false) =>
        view[Key] = new Head(title, description, canonical, bare);

    /// <summary>Tells more about a page that was described.</summary>
    public static void Tell(this ViewDataDictionary view, Func<Head, Head> more) => view[Key] = more(view.Head());
    /// <summary>The page belongs to a category: the list at the left opens it.</summary>
    public static void StandIn(this ViewDataDictionary view, CategoryId category) => view[PlaceKey] = category;

    public static CategoryId? Place(this ViewDataDictionary view) => view[PlaceKey] as CategoryId?;

    public static Head Head(this ViewDataDictionary view) => view[Key] as Head ?? new("", null, null, false);
}

/// <summary><paramref name="Bare"/> leaves the list at the left out, which asks the database.</summary>
public sealed record Head(string Title, string? Description, string? Canonical, bool Bare)
{
    /// <summary>The feed of what the page shows; none where guests may not read it.</summary>
    public string? Feed { get; init; }

    /// <summary>The pages before and behind this one, where it is one of several.</summary>
    public string? Previous { get; init; }

    public string? Next { get; init; }

    /// <summary>What the page is, in the words of the Open Graph: <c>website</c>, <c>article</c>, <c>profile</c>.</summary>
    public string Kind { get; init; } = "website";

    /// <summary>A picture that stands for the page; without one, the forum's does.</summary>
    public string? Picture { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>What the page says, for machines; see <see cref="StructuredData"/>.</summary>
    public IReadOnlyList<JsonObject> Data { get; init; } = [];
}
