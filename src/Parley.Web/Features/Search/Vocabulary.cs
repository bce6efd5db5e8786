using LinqToDB;
using LinqToDB.Async;
using Microsoft.Extensions.DependencyInjection;
using Parley.Data;
using Parley.Data.Search;
using Parley.Domain.Search;

namespace Parley.Web.Features.Search;

/// <summary>The words that the forum uses, kept for some minutes: who mistypes one is offered the nearest.</summary>
public sealed class Vocabulary(IServiceScopeFactory scopes, TimeProvider time) : IDisposable
{
    const int MostWords = 60_000;

    // Fewer posts have it: it may be mistyped itself.
    const int LeastPosts = 2;

    static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    readonly SemaphoreSlim _reading = new(1);
    IReadOnlyList<KnownWord> _words = [];
    DateTimeOffset _readAt;

    /// <summary>The most used first.</summary>
    public async Task<IReadOnlyList<KnownWord>> WordsAsync(CancellationToken cancel)
    {
        if (_readAt + Kept > time.GetUtcNow())
            return _words;

        await _reading.WaitAsync(cancel);
        try
        {
            if (_readAt + Kept <= time.GetUtcNow())
                (_words, _readAt) = (await ReadAsync(cancel), time.GetUtcNow());
            return _words;
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    async Task<IReadOnlyList<KnownWord>> ReadAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParleyDb>();
        var rows = await (
            from state in db.SearchStates
            join word in db.SearchWords on state.Generation equals word.Generation
            join posting in db.SearchPostings on new { word.Generation, word.Term, Block = SearchPosting.Open } equals new { posting.Generation, posting.Term, posting.Block }
            where posting.Posts >= LeastPosts
            orderby posting.Posts descending, word.Word
            select new { word.Word, posting.Posts }).Take(MostWords).ToListAsync(cancel);
        var known = rows.ConvertAll(row => new KnownWord(row.Word, row.Posts));
        var fresh = (await db.FreshPosts.Select(row => row.Words).ToListAsync(cancel)).SelectMany(words => words.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var seen = known.Select(word => word.Word).ToHashSet();
        return [.. known, .. fresh.Where(word => word.Length <= NearestWords.LongestWord && seen.Add(word)).Select(word => new KnownWord(word, 1))];
    }
}
