using Parley.Domain.Search;

namespace Parley.Data.Search;

/// <summary>As much of the index as one search begins with: how often its terms occur, and what fresh posts say of them.</summary>
sealed class IndexSlice
{
    // Makes whole numbers of logarithms; the finer ones make no difference that a reader would see.
    const double RaritySteps = 16;

    readonly IReadOnlyDictionary<long, int> _counts;
    readonly List<long> _freshPosts;
    readonly Dictionary<long, List<TermEntry>> _fresh = [];

    public IndexSlice(SearchState state, IReadOnlyList<FreshPost> fresh, IReadOnlyList<long> terms, IReadOnlyDictionary<long, int> counts)
    {
        _counts = counts;
        Generation = state.Generation;
        Posts = Math.Max(1, state.Posts + fresh.Count);
        _freshPosts = [.. fresh.Select(post => post.PostId.Value)];
        var sought = terms.ToHashSet();
        foreach (var post in fresh)
            Note(post, sought);
    }

    public int Generation { get; }

    public int Posts { get; }

    public int EstimateOf(TermNode node) => node switch
    {
        TermNode.Phrase phrase => phrase.Terms.Min(CountOf),
        TermNode.Word word => word.Forms.Sum(CountOf),
        TermNode.Either either => either.Nodes.Sum(EstimateOf),
        TermNode.Each each => each.Nodes.Min(EstimateOf),
        _ => Posts,
    };

    /// <summary>BM25's: the fewer posts have it, the more it tells.</summary>
    public int RarityOf(int count) => Math.Max(1, (int)Math.Round(RaritySteps * Math.Log(1 + (Math.Max(Posts, count) - count + 0.5) / (count + 0.5))));

    public TermList WithFresh(long term, TermList list) =>
        _freshPosts.Count == 0 ? list : list.With(_fresh.GetValueOrDefault(term) ?? [], _freshPosts);

    int CountOf(long term) => _counts.GetValueOrDefault(term) + (_fresh.GetValueOrDefault(term)?.Count ?? 0);

    void Note(FreshPost post, HashSet<long> sought)
    {
        foreach (var (term, impact, places) in FreshTerms.Read(post.Terms))
        {
            if (!sought.Contains(term))
                continue;
            if (!_fresh.TryGetValue(term, out var entries))
                _fresh[term] = entries = [];
            entries.Add(new(DocumentNumber.Of(post.PostId.Value, DocumentNumber.Fresh), impact, places));
        }
    }
}
