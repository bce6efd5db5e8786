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

    /// <summary>The page belongs to a category: the list at the left opens it.</summary>
    public static void StandIn(this ViewDataDictionary view, CategoryId category) => view[PlaceKey] = category;

    public static CategoryId? Place(this ViewDataDictionary view) => view[PlaceKey] as CategoryId?;

    public static Head Head(this ViewDataDictionary view) => view[Key] as Head ?? new("", null, null, false);
}

/// <summary><paramref name="Bare"/> leaves the list at the left out, which asks the database.</summary>
public sealed record Head(string Title, string? Description, string? Canonical, bool Bare);
