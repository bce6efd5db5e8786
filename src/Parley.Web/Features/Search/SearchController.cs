using Microsoft.AspNetCore.Mvc;
using Parley.Data.Search;
using Parley.Domain.Search;
using Parley.Web.Features.Categories;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Search;

public sealed class SearchController(
    SearchForum search, SuggestSpelling spelling, FindPlaces places, ListCategories categories, SearchWriter index, NoteMisses misses, CurrentViewer current) : Controller
{
    [HttpGet("/search")]
    public async Task<IActionResult> Search(string? q, SearchForm form, int page = 1, CancellationToken cancel = default)
    {
        // The form writes the query; from then on the address has it alone.
        if (q is null && form != new SearchForm())
            return Redirect(SearchPage.AddressOf(form.Write()));

        var typed = (q ?? "").Trim();
        var query = ReadQuery.Of(typed);
        if (query.IsEmpty)
            return await ShowAsync(typed, query, 1, SearchResults.None with { Problems = query.Problems }, cancel);

        var shown = Math.Clamp(page, 1, FindPosts.MostTopics / SearchForum.PerPage);
        var results = await search.SearchAsync(current.Viewer, query, shown, cancel);
        if (results.Topics == 0 || results.TakesSome)
            results = results with { Meant = await spelling.SuggestAsync(current.Viewer, typed, cancel) };
        if (results.Topics == 0)
            misses.Missed(typed);
        return await ShowAsync(typed, query, shown, results, cancel);
    }

    async Task<ViewResult> ShowAsync(string typed, SearchQuery query, int shown, SearchResults results, CancellationToken cancel) =>
        View("Search", new SearchPage(typed, SearchForm.Of(typed), shown)
        {
            Query = query,
            Results = results,
            Places = shown == 1 ? await places.FindAsync(current.Viewer, typed, cancel) : FoundPlaces.None,
            Categories = (await categories.TreeAsync(current.Viewer, cancel)).All,
            IsWhole = (await index.StateAsync(cancel)).FilledAt is not null,
        });
}
