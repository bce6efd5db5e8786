using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Search;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Search;
using Parley.Domain.Topics;

namespace Parley.Web.Features.Search;

/// <summary>
/// Finds the posts that a query asks for and the viewer may see. Never all of them: the best ones by what they say are looked up, some at
/// a time, until there are enough; so a word that half of the forum says costs no more than another.
/// </summary>
public sealed class FindPosts(ParleyDb db, SearchIndex index, FilterPosts filter)
{
    /// <summary>As many topics as anybody looks through.</summary>
    public const int MostTopics = 100;

    const int AtOnce = 400;

    // So many posts are looked up at the most, where conditions leave few of those that the words find.
    const int MostLookedUp = 4000;

    // A condition that leaves no more posts than this is asked first, and the words are sought among these.
    const int MostNamed = 20_000;

    static readonly HashSet<ConditionKind> Selective =
        [ConditionKind.Author, ConditionKind.Category, ConditionKind.Tag, ConditionKind.Before, ConditionKind.After];

    public async Task<FoundPosts> FindAsync(Viewer viewer, SearchQuery query, TermTree tree, ConditionNames names, CancellationToken cancel)
    {
        var posts = filter.Matching(viewer, query, names);
        // Where no condition names anything that is there, nothing was asked.
        if (tree.IsEmpty)
            return names.Problems.Count < query.Conditions.Count ? await LatestAsync(posts, query, cancel) : new([]);

        var among = IsSelective(query) ? await NamedAsync(posts, cancel) : null;
        var hits = await index.FindAsync(tree, among, cancel);
        return await LookUpAsync(posts, hits, query.Order, cancel);
    }

    static bool IsSelective(SearchQuery query) => query.Conditions.Any(condition =>
        !condition.Excluded && (Selective.Contains(condition.Kind) || condition is { Kind: ConditionKind.Is, Value: "mine" or "bookmarked" or "unread" or "watched" }));

    static async Task<HashSet<long>?> NamedAsync(IQueryable<SoughtPost> posts, CancellationToken cancel)
    {
        var named = await posts.Select(row => row.Post.Id).Take(MostNamed + 1).ToListAsync(cancel);
        return named.Count > MostNamed ? null : [.. named.Select(id => id.Value)];
    }

    async Task<FoundPosts> LookUpAsync(IQueryable<SoughtPost> posts, HitList hits, SearchOrder order, CancellationToken cancel)
    {
        var best = hits.Best(MostLookedUp, OrderOf(order));
        var (found, topics, seen) = (new List<Candidate>(), new HashSet<TopicId>(), 0);
        foreach (var chunk in best.Chunk(AtOnce))
        {
            seen += chunk.Length;
            foreach (var candidate in await LookUpAsync(posts, chunk, cancel))
            {
                found.Add(candidate);
                topics.Add(candidate.TopicId);
            }

            if (topics.Count >= MostTopics && order != SearchOrder.Likes)
                break;
        }

        return new(found) { IsCutOff = seen < hits.Count };
    }

    static HitOrder OrderOf(SearchOrder order) => order switch
    {
        SearchOrder.New => HitOrder.Newest,
        SearchOrder.Old => HitOrder.Oldest,
        _ => HitOrder.Best,
    };

    // What an edit left behind in the blocks is of an older version than the newest.
    async Task<IEnumerable<Candidate>> LookUpAsync(IQueryable<SoughtPost> posts, ScoredPost[] hits, CancellationToken cancel)
    {
        var ids = hits.Select(hit => new PostId(hit.PostId)).ToArray();
        var rows = await Candidates(posts.Where(row => ids.Contains(row.Post.Id))).ToDictionaryAsync(row => row.PostId.Value, cancel);
        return hits
            .Where(hit => rows.TryGetValue(hit.PostId, out var row) && (hit.IsFresh || row.Version == hit.Version))
            .Select(hit => rows[hit.PostId] with { Score = hit.Score });
    }

    IQueryable<Candidate> Candidates(IQueryable<SoughtPost> posts) =>
        from row in posts
        from state in db.SearchStates
        from document in db.SearchDocuments.LeftJoin(document => document.Generation == state.Generation && document.PostId == row.Post.Id)
        where state.Id == SearchState.Only
        select new Candidate
        {
            PostId = row.Post.Id,
            TopicId = row.Topic.Id,
            Number = row.Post.Number,
            CreatedAt = row.Post.CreatedAt,
            LikeCount = row.Post.LikeCount,
            IsAnswer = row.Topic.AnswerPostId == row.Post.Id,
            Version = document == null ? null : document.Version,
        };

    // Without words, topics are listed; but what is said of posts is asked of all of them.
    async Task<FoundPosts> LatestAsync(IQueryable<SoughtPost> posts, SearchQuery query, CancellationToken cancel)
    {
        if (!query.Conditions.Any(IsOfPosts))
            posts = posts.Where(row => row.Post.Number == 1);
        var ordered = query.Order switch
        {
            SearchOrder.Old => posts.OrderBy(row => row.Post.CreatedAt).ThenBy(row => row.Post.Id),
            SearchOrder.Likes => posts.OrderByDescending(row => row.Post.LikeCount).ThenByDescending(row => row.Post.Id),
            _ => posts.OrderByDescending(row => row.Post.CreatedAt).ThenByDescending(row => row.Post.Id),
        };
        var found = await Candidates(ordered.Take(AtOnce)).ToListAsync(cancel);
        return new(found) { IsCutOff = found.Count == AtOnce };
    }

    static bool IsOfPosts(SearchCondition condition) =>
        condition.Kind is ConditionKind.Author or ConditionKind.Likes or ConditionKind.Before or ConditionKind.After
        || condition is { Kind: ConditionKind.Is, Value: "mine" or "bookmarked" or "unread" };
}

/// <summary>With their scores, in no order.</summary>
public sealed record FoundPosts(IReadOnlyList<Candidate> Posts)
{
    /// <summary>There are more, that were not looked up.</summary>
    public bool IsCutOff { get; init; }
}
