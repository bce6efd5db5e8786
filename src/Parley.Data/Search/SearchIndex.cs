using LinqToDB;
using LinqToDB.Async;
using Parley.Domain.Search;

namespace Parley.Data.Search;

/// <summary>Finds the posts that have what a search asks for, without asking yet who may see them.</summary>
public sealed class SearchIndex(ParleyDb db)
{
    /// <summary>What so many of ten posts have tells none of them from the others: beside rarer words it is not asked for.</summary>
    const int CommonTenths = 4;

    // In a small forum even a word that all posts have is soon looked up.
    const int FewPosts = 1000;

    // As if said one and a half times: who asks for a phrase means it.
    const int PhraseWeight = 3;
    const int WordWeight = 2;

    public async Task<HitList> FindAsync(TermTree tree, IReadOnlySet<long>? among, CancellationToken cancel)
    {
        var slice = await OpenAsync(tree, cancel);
        var hits = tree.TakesSome ? await SomeAsync(slice, tree.Required, among, cancel) : await AllAsync(slice, tree.Required, among, cancel);
        foreach (var node in tree.Excluded)
        {
            if (hits.Count > 0)
                hits = hits.Without(await HitsAsync(slice, node, cancel));
        }

        return hits;
    }

    async Task<IndexSlice> OpenAsync(TermTree tree, CancellationToken cancel)
    {
        var terms = tree.Required.Concat(tree.Excluded).SelectMany(node => node.AllTerms).Distinct().ToList();

        // What is fresh first: what goes into the blocks between the two statements is then there twice, and counted once.
        var fresh = await db.FreshPosts.OrderBy(row => row.PostId).Select(row => new FreshPost { PostId = row.PostId, Terms = row.Terms }).ToListAsync(cancel);
        var state = await db.SearchStates.SingleAsync(row => row.Id == SearchState.Only, cancel);
        var counts = await db.SearchPostings
            .Where(row => row.Generation == state.Generation && terms.Contains(row.Term) && row.Block == SearchPosting.Open)
            .Select(row => new { row.Term, row.Posts })
            .ToDictionaryAsync(row => row.Term, row => row.Posts, cancel);
        return new(state, fresh, terms, counts);
    }

    // The rarest first: what it leaves is all that the others are held against.
    async Task<HitList> AllAsync(IndexSlice slice, IReadOnlyList<TermNode> nodes, IReadOnlySet<long>? among, CancellationToken cancel)
    {
        HitList? hits = null;
        foreach (var node in Telling(slice, nodes))
        {
            var next = await HitsAsync(slice, node, cancel);
            if (among is not null && hits is null)
                next = next.Where(document => among.Contains(DocumentNumber.PostOf(document)));
            hits = hits is null ? next : hits.And(next);
            if (hits.Count == 0)
                return hits;
        }

        return hits ?? HitList.Empty;
    }

    async Task<HitList> SomeAsync(IndexSlice slice, IReadOnlyList<TermNode> nodes, IReadOnlySet<long>? among, CancellationToken cancel)
    {
        var hits = HitList.Empty;
        foreach (var node in Telling(slice, nodes))
            hits = hits.Or(await HitsAsync(slice, node, cancel), adds: true);
        return among is null ? hits : hits.Where(document => among.Contains(DocumentNumber.PostOf(document)));
    }

    static List<TermNode> Telling(IndexSlice slice, IReadOnlyList<TermNode> nodes)
    {
        var ordered = nodes.OrderBy(slice.EstimateOf).ToList();
        return slice.Posts < FewPosts ? ordered : [.. ordered.Take(1), .. ordered.Skip(1).Where(node => !IsCommon(slice, node))];
    }

    static bool IsCommon(IndexSlice slice, TermNode node) => node is TermNode.Word && slice.EstimateOf(node) * 10L > slice.Posts * (long)CommonTenths;

    async Task<HitList> HitsAsync(IndexSlice slice, TermNode node, CancellationToken cancel)
    {
        switch (node)
        {
            case TermNode.Word word:
                return await WordAsync(slice, word, cancel);
            case TermNode.Phrase phrase:
                var found = Phrases.Find(await ListsAsync(slice, phrase.Terms, withPlaces: true, cancel));
                return found.Weighted(PhraseWeight * slice.RarityOf(found.Count));
            case TermNode.Each each:
                return await AllAsync(slice, each.Nodes, among: null, cancel);
            case TermNode.Either either:
                var any = HitList.Empty;
                foreach (var one in either.Nodes)
                    any = any.Or(await HitsAsync(slice, one, cancel), adds: false);
                return any;
            default:
                throw new ArgumentOutOfRangeException(nameof(node));
        }
    }

    async Task<HitList> WordAsync(IndexSlice slice, TermNode.Word word, CancellationToken cancel)
    {
        var lists = await ListsAsync(slice, [.. word.AllTerms], withPlaces: false, cancel);
        var forms = lists.Take(word.Forms.Count).Aggregate(HitList.Empty, (hits, list) => hits.Or(HitsOf(list), adds: false));
        var titled = word.InTitle is null ? forms : forms.Favour(HitsOf(lists[^1]));
        return titled.Weighted(WordWeight * slice.RarityOf(forms.Count));
    }

    async Task<List<TermList>> ListsAsync(IndexSlice slice, IReadOnlyList<long> terms, bool withPlaces, CancellationToken cancel)
    {
        var distinct = terms.Distinct().ToList();
        var generation = slice.Generation;
        var rows = db.SearchPostings.Where(row => row.Generation == generation && distinct.Contains(row.Term));
        var blocks = withPlaces
            ? await rows.ToListAsync(cancel)
            : await rows.Select(row => new SearchPosting { Term = row.Term, Block = row.Block, Posts = row.Posts, Entries = row.Entries }).ToListAsync(cancel);
        var lists = blocks.GroupBy(row => row.Term).ToDictionary(group => group.Key, group => TermList.Of(InOrder(group), withPlaces));
        return [.. terms.Select(term => slice.WithFresh(term, lists.GetValueOrDefault(term) ?? TermList.Of([], withPlaces)))];
    }

    // The open block comes last: what stands in it came in last.
    static List<SearchPosting> InOrder(IEnumerable<SearchPosting> blocks) =>
        [.. blocks.OrderBy(row => row.Block == SearchPosting.Open ? long.MaxValue : row.Block)];

    static HitList HitsOf(TermList list)
    {
        var hits = new HitBuilder(list.Count);
        var documents = list.Documents;
        for (var i = 0; i < documents.Length; i++)
            hits.Add(documents[i], list.ImpactAt(i));
        return hits.Build();
    }
}
