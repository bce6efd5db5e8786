namespace Parley.Data.Search;

/// <summary>Finds the posts in which terms stand one behind the other.</summary>
static class Phrases
{
    public static HitList Find(IReadOnlyList<TermList> terms)
    {
        var shortest = terms.MinBy(term => term.Count)!;
        var found = new HitBuilder(Math.Min(shortest.Count, 1024));
        var (at, starts, places) = (new int[terms.Count], new List<int>(), new List<int>());
        foreach (var document in shortest.Documents)
        {
            if (AdvanceTo(document, terms, at) && StandInRow(terms, at, starts, places))
                found.Add(document, Impact(terms, at));
        }

        return found.Build();
    }

    static bool AdvanceTo(long document, IReadOnlyList<TermList> terms, int[] at)
    {
        for (var i = 0; i < at.Length; i++)
        {
            var documents = terms[i].Documents;
            while (at[i] < documents.Length && documents[at[i]] < document)
                at[i]++;
            if (at[i] == documents.Length || documents[at[i]] != document)
                return false;
        }

        return true;
    }

    static bool StandInRow(IReadOnlyList<TermList> terms, int[] at, List<int> starts, List<int> places)
    {
        terms[0].ReadPlaces(at[0], starts);
        for (var i = 1; i < terms.Count && starts.Count > 0; i++)
        {
            terms[i].ReadPlaces(at[i], places);
            KeepFollowed(starts, places, distance: i);
        }

        return starts.Count > 0;
    }

    // Both are in order.
    static void KeepFollowed(List<int> starts, List<int> places, int distance)
    {
        var (kept, next) = (0, 0);
        for (var i = 0; i < starts.Count; i++)
        {
            var start = starts[i];
            while (next < places.Count && places[next] < start + distance)
                next++;
            if (next < places.Count && places[next] == start + distance)
                starts[kept++] = start;
        }

        starts.RemoveRange(kept, starts.Count - kept);
    }

    static int Impact(IReadOnlyList<TermList> terms, int[] at)
    {
        var least = int.MaxValue;
        for (var i = 0; i < at.Length; i++)
            least = Math.Min(least, terms[i].ImpactAt(at[i]));
        return least;
    }
}
