using LinqToDB;
using LinqToDB.Async;
using Parley.Domain.Posts;
using Parley.Domain.Search;

namespace Parley.Data.Search;

/// <summary>
/// Keeps the index. A post that was written or edited is a row of its own at first, which costs one insert; when enough of these have
/// come together, they go into the blocks, all at once. Whoever writes takes the state's row first, so that writers come one by one.
/// </summary>
public sealed class SearchWriter(ParleyDb db, TimeProvider time)
{
    /// <summary>As many are looked through by every search; putting fewer into the blocks at once would rewrite these more often.</summary>
    public const int MostFresh = 100;

    // A rebuilding that gave no sign for so long is dead.
    static readonly TimeSpan SignOfLife = TimeSpan.FromMinutes(5);

    /// <summary>Notes what a post says now. It may be done again: what was noted last counts.</summary>
    public Task NoteAsync(PostId post, PostTerms terms, CancellationToken cancel)
    {
        var fresh = new FreshPost { PostId = post, Terms = FreshTerms.Write(terms.Read()), Words = string.Join(' ', terms.Words) };
        return db.WriteAsync(
            async () =>
            {
                await TakeAsync(cancel);
                await db.InsertOrReplaceAsync(fresh, token: cancel);
                if (await db.FreshPosts.CountAsync(cancel) >= MostFresh)
                    await PutAwayAsync(cancel);
            },
            cancel);
    }

    /// <summary>
    /// Puts posts that were there before the index, or before its rebuilding, into a generation's blocks. They come in order, and are read
    /// before anybody has to wait for the writing.
    /// </summary>
    public Task FillAsync(int generation, IEnumerable<(PostId Id, PostTerms Terms)> posts, PostId until, CancellationToken cancel)
    {
        var read = Gather(generation, posts);
        return db.WriteAsync(
            async () =>
            {
                var state = await TakeAsync(cancel);
                var gathered = await ThereAsync(generation, read, cancel) is { Count: > 0 } there
                    ? Gather(generation, posts.Where(post => !there.Contains(post.Id)))
                    : read;
                await new WriteBlocks(db).WriteAsync(generation, gathered, cancel);
                await NoteFillingAsync(state, generation, gathered.Documents.Count, until, cancel);
            },
            cancel);
    }

    public async Task<SearchState> StateAsync(CancellationToken cancel) =>
        await db.SearchStates.SingleOrDefaultAsync(row => row.Id == SearchState.Only, cancel)
        ?? throw new InvalidOperationException("The search index has no state: the migration was not run.");

    /// <summary>The generation that is searched has all the posts that were there before.</summary>
    public Task FinishFillingAsync(CancellationToken cancel) =>
        db.WriteAsync(() => State.Set(row => row.FilledAt, (DateTimeOffset?)time.GetUtcNow()).UpdateAsync(cancel), cancel);

    /// <summary>From now on what is fresh stays so, until the rebuilding is over.</summary>
    public Task<SearchState> BeginRebuildingAsync(CancellationToken cancel) => db.WriteAsync(
        async () =>
        {
            var state = await TakeAsync(cancel);
            await State.Set(row => row.RebuiltAt, (DateTimeOffset?)time.GetUtcNow()).UpdateAsync(cancel);
            return state;
        },
        cancel);

    /// <summary>From now on the new generation is searched; what is fresh still counts instead of what it holds.</summary>
    public Task FinishRebuildingAsync(int generation, int posts, CancellationToken cancel) => db.WriteAsync(
        async () =>
        {
            await TakeAsync(cancel);
            await State
                .Set(row => row.Generation, generation)
                .Set(row => row.Posts, posts)
                .Set(row => row.FilledAt, (DateTimeOffset?)time.GetUtcNow())
                .Set(row => row.RebuiltAt, (DateTimeOffset?)null)
                .UpdateAsync(cancel);
        },
        cancel);

    /// <summary>What no search looks at any more. Says how many rows went; in small numbers, so that others may write meanwhile.</summary>
    public async Task<int> SweepAsync(int generation, CancellationToken cancel)
    {
        const int AtOnce = 1000;
        var terms = await db.SearchPostings.Where(row => row.Generation != generation)
            .OrderBy(row => row.Generation).ThenBy(row => row.Term).Select(row => row.Term).Take(AtOnce).ToListAsync(cancel);
        var documents = await db.SearchDocuments.Where(row => row.Generation != generation)
            .OrderBy(row => row.Generation).ThenBy(row => row.PostId).Select(row => row.PostId).Take(AtOnce).ToListAsync(cancel);
        var words = await db.SearchWords.Where(row => row.Generation != generation)
            .OrderBy(row => row.Generation).ThenBy(row => row.Term).Select(row => row.Term).Take(AtOnce).ToListAsync(cancel);
        return await db.WriteAsync(
            async () =>
                await db.SearchPostings.Where(row => row.Generation != generation && terms.Contains(row.Term)).DeleteAsync(cancel)
                + await db.SearchDocuments.Where(row => row.Generation != generation && documents.Contains(row.PostId)).DeleteAsync(cancel)
                + await db.SearchWords.Where(row => row.Generation != generation && words.Contains(row.Term)).DeleteAsync(cancel),
            cancel);
    }

    static GatheredPosts Gather(int generation, IEnumerable<(PostId Id, PostTerms Terms)> posts)
    {
        var gathered = new GatheredPosts();
        foreach (var (id, terms) in posts)
            gathered.Add(generation, id, version: 0, terms);
        return gathered;
    }

    // Those that came into the blocks by another way while these were read.
    async Task<HashSet<PostId>> ThereAsync(int generation, GatheredPosts gathered, CancellationToken cancel)
    {
        if (gathered.Documents.Count == 0)
            return [];

        var (first, last) = (gathered.Documents[0].PostId, gathered.Documents[^1].PostId);
        var between = db.SearchDocuments.Where(row => row.Generation == generation && row.PostId >= first && row.PostId <= last);
        return [.. await between.Select(row => row.PostId).ToListAsync(cancel)];
    }

    IQueryable<SearchState> State => db.SearchStates.Where(row => row.Id == SearchState.Only);

    async Task<SearchState> TakeAsync(CancellationToken cancel)
    {
        await State.Set(row => row.Generation, row => row.Generation).UpdateAsync(cancel);
        return await StateAsync(cancel);
    }

    // Not while the index is rebuilt: the new one would not learn of it.
    async Task PutAwayAsync(CancellationToken cancel)
    {
        var state = await StateAsync(cancel);
        if (state.RebuiltAt + SignOfLife > time.GetUtcNow())
            return;

        var fresh = await db.FreshPosts.OrderBy(row => row.PostId).Take(2 * MostFresh).ToListAsync(cancel);
        var ids = fresh.ConvertAll(row => row.PostId);
        var versions = await VersionsAsync(state.Generation, ids, cancel);
        var gathered = new GatheredPosts();
        foreach (var post in fresh)
            gathered.Add(state.Generation, post, versions.TryGetValue(post.PostId, out var version) ? DocumentNumber.After(version) : 0);
        await new WriteBlocks(db).WriteAsync(state.Generation, gathered, cancel);
        await db.FreshPosts.Where(row => ids.Contains(row.PostId)).DeleteAsync(cancel);
        await State.Set(row => row.Posts, row => row.Posts + fresh.Count).UpdateAsync(cancel);
    }

    Task<Dictionary<PostId, int>> VersionsAsync(int generation, List<PostId> posts, CancellationToken cancel) => db.SearchDocuments
        .Where(row => row.Generation == generation && posts.Contains(row.PostId))
        .ToDictionaryAsync(row => row.PostId, row => row.Version, cancel);

    async Task NoteFillingAsync(SearchState state, int generation, int posts, PostId until, CancellationToken cancel)
    {
        if (generation == state.Generation)
            await State.Set(row => row.Posts, row => row.Posts + posts).Set(row => row.FilledUntil, until.Value).UpdateAsync(cancel);
        else
            await State.Set(row => row.RebuiltAt, (DateTimeOffset?)time.GetUtcNow()).UpdateAsync(cancel);
    }
}
