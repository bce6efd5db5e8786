using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Search;
using Parley.Domain.Posts;
using Parley.Domain.Search;

namespace Parley.Web.Features.Moderation;

/// <summary>
/// Seeks the words of a table's condition in the forum's index, whoever may see what they stand in. What few posts say is named in the table's
/// own statement, with all its conditions and in any order. Of what many say, the first ones by the table's order and conditions are named.
/// </summary>
public sealed class SeekWords(ParleyDb db, SearchIndex index, TextAnalyser analyser)
{
    /// <summary>A statement that names more is slower than the reading of an index.</summary>
    public const int MostNamed = 30_000;

    // The first stretch of the table that is looked through; each further one is twice as long.
    const int FirstStretch = 50_000;

    /// <summary>None where nothing is asked.</summary>
    public async Task<HitSet?> SeekAsync(string? words, PostHolds? holds, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(words) && holds is null)
            return null;

        var tree = TreeOf(words);
        var isUnreadable = !string.IsNullOrWhiteSpace(words) && tree is { IsEmpty: true, Excluded.Count: 0 };
        if (holds is { } held)
            tree = tree with { Required = [.. tree.Required, new TermNode.Word([SearchTerms.Holding(WordOf(held))])] };
        return new(db, isUnreadable ? HitList.Empty : await index.FindAsync(tree, among: null, cancel));
    }

    /// <summary>The posts to be named; <paramref name="ordered"/> are all that fulfil the other conditions.</summary>
    public static async Task<IReadOnlyList<PostId>> NameAsync(HitSet hits, IQueryable<PostId> ordered, int most, CancellationToken cancel)
    {
        if (hits.Count <= MostNamed)
            return await hits.AllAsync(cancel);

        var named = new List<PostId>();
        for (var (behind, stretch) = (0, FirstStretch); named.Count < most; (behind, stretch) = (behind + stretch, stretch * 2))
        {
            var posts = await ordered.Skip(behind).Take(stretch).ToListAsync(cancel);
            named.AddRange(await hits.SayingNowAsync(posts.FindAll(hits.Has), cancel));
            if (posts.Count < stretch)
                break;
        }

        return named.Count > most ? named.GetRange(0, most) : named;
    }

    // Authors, days and the like have fields of their own here: what looks like such a condition is words.
    TermTree TreeOf(string? words)
    {
        var query = ReadQuery.Of(words);
        return QueryTerms.Of(analyser, query.Conditions.Count == 0 ? query : ReadQuery.Of(words!.Replace(':', ' ').Replace('：', ' ')));
    }

    static string WordOf(PostHolds holds) => holds == PostHolds.Link ? "link" : "image";
}
