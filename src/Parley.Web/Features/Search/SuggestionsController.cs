using LinqToDB.Async;
using Microsoft.AspNetCore.Mvc;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Search;
using Parley.Domain.Topics;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Search;

/// <summary>What might be meant, while one types; and topics like one.</summary>
public sealed class SuggestionsController(ParleyDb db, FindTitles titles, FindPlaces places, CurrentViewer current) : Controller
{
    // One letter begins too much to be of help; one ideograph is a word.
    const int LeastTyped = 2;
    const int MostTopics = 6;

    /// <summary>For scripts: without them the search itself is one step away.</summary>
    [HttpGet("/search/suggestions")]
    public async Task<IActionResult> Suggest(string? q, CancellationToken cancel)
    {
        var typed = (q ?? "").Trim();
        if (typed.Length < LeastTyped || typed.Length > TopicTitle.LongestLength || ReadQuery.Of(typed).Conditions.Count > 0)
            return Json(Array.Empty<Suggestion>());

        var topics = await titles.BeginningAsync(current.Viewer, typed, MostTopics, cancel);
        var found = await places.FindAsync(current.Viewer, typed, cancel);
        return Json((IEnumerable<Suggestion>)
        [
            .. topics.Select(topic => new Suggestion("topic", topic.Title, topic.Address)),
            .. found.Members.Select(member => new Suggestion("member", member.Name, Addresses.Member(member.Name))),
            .. found.Categories.Select(category => new Suggestion("category", category.Name, Addresses.Category(category.Slug))),
            .. found.Tags.Select(tag => new Suggestion("tag", tag, Addresses.Tag(tag))),
        ]);
    }

    /// <summary>While a title is typed: it may have been asked before.</summary>
    [HttpGet("/search/similar")]
    public async Task<IActionResult> LikeTitle(string? title, CancellationToken cancel)
    {
        var typed = (title ?? "").Trim();
        var found = typed.Length is >= LeastTyped and <= TopicTitle.LongestLength ? await titles.LikeAsync(current.Viewer, typed, except: null, MostTopics, cancel) : [];
        return PartialView("_Similar", found);
    }

    [HttpGet("/t/{id:long}/similar")]
    public async Task<IActionResult> LikeTopic(long id, CancellationToken cancel)
    {
        var sought = new TopicId(id);
        if (await db.TopicsVisibleTo(current.Viewer).SingleOrDefaultAsync(topic => topic.Id == sought, cancel) is not { } topic)
            return NotFound();

        var page = new SimilarPage(topic, await titles.LikeAsync(current.Viewer, topic.Title, topic.Id, MostTopics, cancel));
        return this.WantsPart() ? PartialView("_Similar", page.Topics) : View("Similar", page);
    }
}

public sealed record Suggestion(string Kind, string Name, string Address);

public sealed record SimilarPage(Topic Topic, IReadOnlyList<FoundTitle> Topics);
