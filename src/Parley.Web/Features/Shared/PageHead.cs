using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Parley.Web.Features.Shared;

/// <summary>What a view tells the frame about itself.</summary>
public static class PageHead
{
    const string Key = "PageHead";

    /// <summary><paramref name="canonical"/> is the address under which search engines shall know the page; none for pages that they shall not.</summary>
    public static void Describe(this ViewDataDictionary view, string title, string? description = null, string? canonical = null, bool bare = false) =>
        view[Key] = new Head(title, description, canonical, bare);

    public static Head Head(this ViewDataDictionary view) => view[Key] as Head ?? new("", null, null, false);
}

/// <summary><paramref name="Bare"/> leaves the list at the left out, which asks the database.</summary>
public sealed record Head(string Title, string? Description, string? Canonical, bool Bare);
