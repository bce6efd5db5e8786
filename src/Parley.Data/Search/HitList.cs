namespace Parley.Data.Search;

/// <summary>Documents in the order of their numbers, each with its score.</summary>
public sealed class HitList(long[] documents, int[] scores, int count)
{
    public static readonly HitList Empty = new([], [], 0);

    public int Count { get; } = count;

    public ReadOnlySpan<long> Documents => documents.AsSpan(0, Count);

    public ReadOnlySpan<int> Scores => scores.AsSpan(0, Count);

    /// <summary>Those of both; the scores are added.</summary>
    public HitList And(HitList other)
    {
        var most = Math.Min(Count, other.Count);
        var found = new HitBuilder(most);
        for (int i = 0, j = 0; i < Count && j < other.Count;)
        {
            var (mine, theirs) = (documents[i], other.Documents[j]);
            if (mine == theirs)
                found.Add(mine, scores[i++] + other.Scores[j++]);
            else if (mine < theirs)
                i++;
            else
                j++;
        }

        return found.Build();
    }

    /// <summary>Those of either; where a document is of both, the scores are added, or the better one counts.</summary>
    public HitList Or(HitList other, bool adds)
    {
        if (Count == 0)
            return other;
        if (other.Count == 0)
            return this;

        var found = new HitBuilder(Count + other.Count);
        var (i, j) = (0, 0);
        while (i < Count || j < other.Count)
        {
            var mine = i < Count ? documents[i] : long.MaxValue;
            var theirs = j < other.Count ? other.Documents[j] : long.MaxValue;
            if (mine == theirs)
                found.Add(mine, adds ? scores[i++] + other.Scores[j++] : Math.Max(scores[i++], other.Scores[j++]));
            else if (mine < theirs)
                found.Add(mine, scores[i++]);
            else
                found.Add(theirs, other.Scores[j++]);
        }

        return found.Build();
    }

    public HitList Without(HitList other)
    {
        var found = new HitBuilder(Count);
        for (int i = 0, j = 0; i < Count; i++)
        {
            while (j < other.Count && other.Documents[j] < documents[i])
                j++;
            if (j == other.Count || other.Documents[j] != documents[i])
                found.Add(documents[i], scores[i]);
        }

        return found.Build();
    }

    /// <summary>The same ones, with a bonus for those that the other list has as well.</summary>
    public HitList Favour(HitList other)
    {
        var found = new HitBuilder(Count);
        for (int i = 0, j = 0; i < Count; i++)
        {
            while (j < other.Count && other.Documents[j] < documents[i])
                j++;
            found.Add(documents[i], scores[i] + (j < other.Count && other.Documents[j] == documents[i] ? other.Scores[j] : 0));
        }

        return found.Build();
    }

    public HitList Weighted(int weight)
    {
        var weighted = new int[Count];
        for (var i = 0; i < Count; i++)
            weighted[i] = scores[i] * weight;
        return new(documents, weighted, Count);
    }

    public HitList Where(Func<long, bool> keeps)
    {
        var found = new HitBuilder(Count);
        for (var i = 0; i < Count; i++)
        {
            if (keeps(documents[i]))
                found.Add(documents[i], scores[i]);
        }

        return found.Build();
    }

    /// <summary>The best ones, the best first; of equals the younger post.</summary>
    public List<ScoredPost> Best(int most, HitOrder order)
    {
        var best = new PriorityQueue<int, (long, long)>(Math.Min(most, Count) + 1);
        for (var i = 0; i < Count; i++)
        {
            var rank = order switch
            {
                HitOrder.Newest => (documents[i], 0L),
                HitOrder.Oldest => (-documents[i], 0L),
                _ => (scores[i], documents[i]),
            };
            if (best.Count < most)
                best.Enqueue(i, rank);
            else
                best.EnqueueDequeue(i, rank);
        }

        var found = new List<ScoredPost>(best.Count);
        while (best.TryDequeue(out var i, out _))
            found.Add(new(DocumentNumber.PostOf(documents[i]), DocumentNumber.VersionOf(documents[i]), scores[i]));
        found.Reverse();
        return found;
    }
}

public enum HitOrder
{
    Best,
    Newest,
    Oldest,
}

/// <summary>A post that a search found, in the version that the index knew.</summary>
public readonly record struct ScoredPost(long PostId, int Version, int Score)
{
    /// <summary>It was written or edited a moment ago: what the index knew of it is what it says.</summary>
    public bool IsFresh => Version == DocumentNumber.Fresh;
}
