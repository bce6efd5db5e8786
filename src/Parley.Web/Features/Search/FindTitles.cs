using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Data.Search;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Search;
using Parley.Domain.Topics;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Search;

/// <summary>Finds topics by their titles alone: while one types, and those that speak of the same.</summary>
public sealed class FindTitles(ParleyDb db, SearchIndex index, TextAnalyser analyser)
{
    // More than are shown: some of them the viewer may not see.
    const int LookedUp = 60;

    // A topic that shares less than half of what the best one shares is about something else: a word such as "and", as a rule.
    const int LeastOfBest = 2;

    /// <summary>Those whose titles have words that begin with the words typed; the youngest first.</summary>
    public Task<List<FoundTitle>> BeginningAsync(Viewer viewer, string typed, int most, CancellationToken cancel) =>
        FindAsync(viewer, QueryTerms.OfTitle(analyser, typed), HitOrder.Newest, except: null, most, cancel);

    public Task<List<FoundTitle>> LikeAsync(Viewer viewer, string title, TopicId? except, int most, CancellationToken cancel) =>
        FindAsync(viewer, QueryTerms.LikeTitle(analyser, title), HitOrder.Best, except, most, cancel);

    async Task<List<FoundTitle>> FindAsync(Viewer viewer, TermTree tree, HitOrder order, TopicId? except, int most, CancellationToken cancel)
    {
        if (tree.IsEmpty)
            return [];

        var hits = (await index.FindAsync(tree, among: null, cancel)).Best(LookedUp, order);
        var ids = hits.Select(hit => new PostId(hit.PostId)).ToArray();
        var rows = await Rows(viewer, ids).ToDictionaryAsync(row => row.PostId.Value, cancel);
        var found = hits.Where(hit => rows.TryGetValue(hit.PostId, out var row) && row.TopicId != except && (hit.IsFresh || row.Version == hit.Version)).ToList();
        var least = order == HitOrder.Best && found.Count > 0 ? found[0].Score / LeastOfBest : 0;
        return [.. found.Where(hit => hit.Score >= least).Take(most).Select(hit => rows[hit.PostId])];
    }

    IQueryable<FoundTitle> Rows(Viewer viewer, PostId[] ids) =>
        from post in db.PostsVisibleTo(viewer)
        join topic in db.Topics on post.TopicId equals topic.Id
        from state in db.SearchStates
        from document in db.SearchDocuments.LeftJoin(document => document.Generation == state.Generation && document.PostId == post.Id)
        where ids.Contains(post.Id) && post.Number == 1 && state.Id == SearchState.Only
        select new FoundTitle
        {
            PostId = post.Id,
            TopicId = topic.Id,
            Title = topic.Title,
            Slug = topic.Slug,
            ReplyCount = topic.ReplyCount,
            IsSolved = topic.AnswerPostId != null,
            BumpedAt = topic.BumpedAt,
            Version = document == null ? null : document.Version,
        };
}

public sealed record FoundTitle
{
    public required PostId PostId { get; init; }

    public required TopicId TopicId { get; init; }

    public required string Title { get; init; }

    public required string Slug { get; init; }

    public required int ReplyCount { get; init; }

    public required bool IsSolved { get; init; }

    public required DateTimeOffset BumpedAt { get; init; }

    /// <summary>The newest version that the blocks have of it.</summary>
    public required int? Version { get; init; }

    public string Address => Addresses.Topic(TopicId, Slug);
}
