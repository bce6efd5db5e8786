using Parley.Domain.Categories;
using Parley.Domain.Search;

namespace Parley.Web.Features.Search;

public sealed record SearchPage(string Typed, SearchForm Form, int Number)
{
    public required SearchQuery Query { get; init; }

    public required SearchResults Results { get; init; }

    public required FoundPlaces Places { get; init; }

    public required IReadOnlyList<Category> Categories { get; init; }

    /// <summary>False while posts from before the index are still being brought into it.</summary>
    public required bool IsWhole { get; init; }

    public int Pages => (Results.Topics + SearchForum.PerPage - 1) / SearchForum.PerPage;

    public bool IsRefined => Form != new SearchForm { Words = Form.Words };

    public string At(int page) => AddressOf(Typed, page);

    public static string AddressOf(string query, int page = 1) =>
        $"/search?q={Uri.EscapeDataString(query)}{(page > 1 ? $"&page={page}" : "")}";
}
