using LinqToDB;
using LinqToDB.Async;
using Parley.Domain.Posts;

namespace Parley.Data.Search;

/// <summary>All posts that have what a search asks for: for lists that have an order and conditions of their own.</summary>
public sealed class HitSet(ParleyDb db, HitList hits)
{
    const int AtOnce = 5000;

    /// <summary>A little more than there are posts, where edited ones still stand there as they were.</summary>
    public int Count => hits.Count;

    public Task<List<PostId>> AllAsync(CancellationToken cancel)
    {
        var posts = new List<PostId>(hits.Count);
        foreach (var document in hits.Documents)
        {
            if (posts.Count == 0 || posts[^1].Value != DocumentNumber.PostOf(document))
                posts.Add(new(DocumentNumber.PostOf(document)));
        }

        return SayingNowAsync(posts, cancel);
    }

    /// <summary>It says so now, or did before it was edited.</summary>
    public bool Has(PostId post) => Says(post, version: null);

    /// <summary>Those of <see cref="Has"/> that say so now, in the order in which they come.</summary>
    public async Task<List<PostId>> SayingNowAsync(IReadOnlyList<PostId> posts, CancellationToken cancel)
    {
        var saying = new List<PostId>(posts.Count);
        foreach (var chunk in posts.Chunk(AtOnce))
        {
            var edited = await EditedAsync(chunk, cancel);
            saying.AddRange(chunk.Where(post => Says(post, edited.GetValueOrDefault(post))));
        }

        return saying;
    }

    // Most posts are never edited: only the others' versions need be asked for.
    Task<Dictionary<PostId, int>> EditedAsync(PostId[] posts, CancellationToken cancel) => (
        from state in db.SearchStates
        join document in db.SearchDocuments on state.Generation equals document.Generation
        where state.Id == SearchState.Only && document.Version > 0 && posts.Contains(document.PostId)
        select document).ToDictionaryAsync(row => row.PostId, row => row.Version, cancel);

    bool Says(PostId post, int? version)
    {
        var documents = hits.Documents;
        var at = documents.BinarySearch(DocumentNumber.Of(post.Value, 0));
        for (at = at < 0 ? ~at : at; at < documents.Length && DocumentNumber.PostOf(documents[at]) == post.Value; at++)
        {
            var found = DocumentNumber.VersionOf(documents[at]);
            if (version is null || found == version || found == DocumentNumber.Fresh)
                return true;
        }

        return false;
    }
}
