using LinqToDB;
using LinqToDB.Async;
using LinqToDB.Data;

namespace Parley.Data.Search;

/// <summary>Puts gathered posts into the blocks of a generation, in the caller's transaction, which holds the state's row.</summary>
sealed class WriteBlocks(ParleyDb db)
{
    // A row of this size stands in its page on all three databases, and growing the open one costs no more than this.
    const int LargestBlock = 1800;
    const int TermsAtOnce = 400;
    const int RowsAtOnce = 50;

    // As parameters: MySQL knows no literal of no bytes. Few, because SQLite looks for each by its name among all of them.
    static readonly BulkCopyOptions Bulk = new() { BulkCopyType = BulkCopyType.MultipleRows, MaxBatchSize = RowsAtOnce, UseParameters = true };

    public async Task WriteAsync(int generation, GatheredPosts gathered, CancellationToken cancel)
    {
        foreach (var terms in gathered.Terms.OrderBy(pair => pair.Key).Chunk(TermsAtOnce))
            await WriteAsync(generation, terms, gathered.Words, cancel);
        await WriteDocumentsAsync(generation, gathered.Documents, cancel);
    }

    async Task WriteAsync(
        int generation, KeyValuePair<long, TermEntries>[] terms, Dictionary<long, string> words, CancellationToken cancel)
    {
        var keys = terms.Select(pair => pair.Key).ToList();
        var open = db.SearchPostings.Where(row => row.Generation == generation && keys.Contains(row.Term) && row.Block == SearchPosting.Open);
        var there = await open.ToDictionaryAsync(row => row.Term, cancel);
        if (there.Count > 0)
            await open.DeleteAsync(cancel);
        await db.BulkCopyAsync(Bulk, terms.SelectMany(pair => BlocksOf(generation, pair.Key, pair.Value, there.GetValueOrDefault(pair.Key))), cancel);
        var unseen = keys.Where(term => !there.ContainsKey(term) && words.ContainsKey(term));
        await db.BulkCopyAsync(Bulk, unseen.Select(term => new SearchWord { Generation = generation, Term = term, Word = words[term] }), cancel);
    }

    // One post may come in late, behind younger ones: then they are sorted.
    static IEnumerable<SearchPosting> BlocksOf(int generation, long term, TermEntries added, SearchPosting? open)
    {
        var entries = added.Read();
        if (open is { Entries.Length: > 0 })
            entries = [.. TermEntries.Read(open.Entries, open.Places).Concat(entries).OrderBy(entry => entry.Document)];

        var all = added.Count + (open?.Posts ?? 0);
        var (block, number) = (new TermEntries(), all - entries.Count);
        foreach (var (document, impact, places) in entries)
        {
            if (block.Size >= LargestBlock)
            {
                yield return Block(number, block.Count);
                block.Clear();
            }

            block.Add(document, impact, places.Span);
            number++;
        }

        yield return Block(SearchPosting.Open, all);

        SearchPosting Block(long number, int posts) =>
            new() { Generation = generation, Term = term, Block = number, Posts = posts, Entries = block.Entries(), Places = block.Places() };
    }

    async Task WriteDocumentsAsync(int generation, List<SearchDocument> documents, CancellationToken cancel)
    {
        foreach (var chunk in documents.Chunk(TermsAtOnce))
        {
            var posts = chunk.Select(document => document.PostId).ToList();
            await db.SearchDocuments.Where(row => row.Generation == generation && posts.Contains(row.PostId)).DeleteAsync(cancel);
            await db.BulkCopyAsync(Bulk, chunk, cancel);
        }
    }
}
