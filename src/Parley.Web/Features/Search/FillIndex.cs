using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Search;
using Parley.Domain.Posts;
using Parley.Domain.Search;

namespace Parley.Web.Features.Search;

/// <summary>Brings posts into the index that were there before it, or makes it anew, while the forum runs.</summary>
public sealed class FillIndex(ParleyDb db, TextAnalyser analyser, SearchWriter writer)
{
    /// <summary>The more go in at once, the less often the blocks are rewritten; the fewer, the less others wait.</summary>
    public const int Many = 20_000;

    /// <summary>Beside a forum that is in use.</summary>
    public const int Few = 1_000;

    /// <summary>The next posts that the index lacks; false when there are none.</summary>
    public async Task<bool> FillAsync(int atOnce, CancellationToken cancel)
    {
        var state = await writer.StateAsync(cancel);
        if (await FillAsync(state.Generation, new(state.FilledUntil), atOnce, cancel) is not null)
            return true;

        await writer.FinishFillingAsync(cancel);
        return false;
    }

    /// <summary>All that the index lacks, from the first post on.</summary>
    public async Task FillAllAsync(IProgress<int> progress, CancellationToken cancel)
    {
        var state = await writer.StateAsync(cancel);
        await FillAllAsync(state.Generation, progress, cancel);
        await writer.FinishFillingAsync(cancel);
    }

    public async Task RebuildAsync(IProgress<int> progress, CancellationToken cancel)
    {
        var state = await writer.BeginRebuildingAsync(cancel);
        var generation = state.Generation + 1;

        // What a rebuilding that was broken off left.
        while (await writer.SweepAsync(state.Generation, cancel) > 0)
        {
        }

        var posts = await FillAllAsync(generation, progress, cancel);
        await writer.FinishRebuildingAsync(generation, posts, cancel);
        while (await writer.SweepAsync(generation, cancel) > 0)
        {
        }
    }

    public Task<int> CountAsync(CancellationToken cancel) => db.Posts.CountAsync(post => post.Kind == PostKind.Text, cancel);

    async Task<int> FillAllAsync(int generation, IProgress<int> progress, CancellationToken cancel)
    {
        var (last, done) = (new PostId(0), 0);
        while (await FillAsync(generation, last, Many, cancel) is { } batch)
        {
            (last, done) = (batch.Until, done + batch.Count);
            progress.Report(done);
        }

        return done;
    }

    // None when no post is left behind the one named.
    async Task<FilledBatch?> FillAsync(int generation, PostId behind, int most, CancellationToken cancel)
    {
        var posts = await PostsBehindAsync(generation, behind, most, cancel);
        if (posts.Count == 0)
            return null;

        var terms = posts.AsParallel().AsOrdered().WithCancellation(cancel)
            .Select(post => (post.Id, PostTerms.Of(analyser, DescribePost.Of(post.Title, post.Html))));
        await writer.FillAsync(generation, terms, posts[^1].Id, cancel);
        return new(posts[^1].Id, posts.Count);
    }

    Task<List<UnindexedPost>> PostsBehindAsync(int generation, PostId behind, int most, CancellationToken cancel) => (
        from post in db.Posts
        join topic in db.Topics on post.TopicId equals topic.Id
        where post.Id > behind && post.Kind == PostKind.Text
            && !db.SearchDocuments.Any(row => row.Generation == generation && row.PostId == post.Id)
        orderby post.Id
        select new UnindexedPost { Id = post.Id, Title = post.Number == 1 ? topic.Title : null, Html = post.Html }).Take(most).ToListAsync(cancel);

    sealed record UnindexedPost
    {
        public required PostId Id { get; init; }

        public required string? Title { get; init; }

        public required string Html { get; init; }
    }
}

readonly record struct FilledBatch(PostId Until, int Count);
