namespace Parley.Data.Search;

/// <summary>The posts that have a term, in order, with how much they are about it and, for phrases, where it stands.</summary>
sealed class TermList
{
    long[] _documents;
    byte[] _impacts;
    int[] _placesAt;
    readonly Bytes _places = new();
    readonly bool _withPlaces;

    TermList(int capacity, bool withPlaces)
    {
        _withPlaces = withPlaces;
        _documents = new long[capacity];
        _impacts = new byte[capacity];
        _placesAt = withPlaces ? new int[capacity] : [];
    }

    public int Count { get; private set; }

    public ReadOnlySpan<long> Documents => _documents.AsSpan(0, Count);

    public byte ImpactAt(int index) => _impacts[index];

    /// <summary>From the blocks in the order of their numbers.</summary>
    public static TermList Of(IReadOnlyList<SearchPosting> blocks, bool withPlaces)
    {
        var list = new TermList(blocks.Count == 0 ? 0 : Math.Max(blocks[^1].Posts, 0), withPlaces);
        foreach (var block in blocks)
            list.Read(block.Entries, block.Places);
        list.Sort();
        return list;
    }

    /// <summary>With what fresh posts say, instead of what the blocks hold of these.</summary>
    public TermList With(IReadOnlyList<TermEntry> fresh, IReadOnlyList<long> freshPosts)
    {
        var list = new TermList(Count + fresh.Count, _withPlaces);
        var (next, overridden) = (0, 0);
        for (var i = 0; i < Count; i++)
        {
            for (; next < fresh.Count && fresh[next].Document < _documents[i]; next++)
                list.Add(fresh[next]);
            var post = DocumentNumber.PostOf(_documents[i]);
            while (overridden < freshPosts.Count && freshPosts[overridden] < post)
                overridden++;
            if (overridden == freshPosts.Count || freshPosts[overridden] != post)
                list.Add(new(_documents[i], _impacts[i], _withPlaces ? PlacesAt(i).ToArray() : default));
        }

        for (; next < fresh.Count; next++)
            list.Add(fresh[next]);
        return list;
    }

    /// <summary>Where the term stands in that post.</summary>
    public void ReadPlaces(int index, List<int> places) => PostPlaces.Read(_places.Written, _placesAt[index], places);

    void Read(byte[] entries, byte[] places)
    {
        var (document, place, offset) = (0L, 0, _places.Length);
        if (_withPlaces)
            _places.Add(places);
        for (var at = 0; at < entries.Length;)
        {
            (document, var impact) = EntryCode.Read(entries, ref at, document);
            Add(document, impact, offset + place);
            if (_withPlaces && places.Length > 0)
                PostPlaces.Skip(places, ref place);
        }
    }

    void Add(TermEntry entry)
    {
        Add(entry.Document, entry.Impact, _places.Length);
        if (_withPlaces)
            _places.Add(entry.Places.Span);
    }

    void Add(long document, byte impact, int placesAt)
    {
        if (Count == _documents.Length)
            Grow();
        _documents[Count] = document;
        _impacts[Count] = impact;
        if (_withPlaces)
            _placesAt[Count] = placesAt;
        Count++;
    }

    void Grow()
    {
        var capacity = Math.Max(16, Count * 2);
        Array.Resize(ref _documents, capacity);
        Array.Resize(ref _impacts, capacity);
        if (_withPlaces)
            Array.Resize(ref _placesAt, capacity);
    }

    ReadOnlySpan<byte> PlacesAt(int index)
    {
        var start = _placesAt[index];
        if (start >= _places.Length)
            return [];

        var end = start;
        PostPlaces.Skip(_places.Written, ref end);
        return _places.Written[start..end];
    }

    // A post that came in late stands behind younger ones.
    void Sort()
    {
        for (var i = 1; i < Count; i++)
        {
            if (_documents[i - 1] > _documents[i])
            {
                var order = Enumerable.Range(0, Count).OrderBy(index => _documents[index]).ToArray();
                _documents = [.. order.Select(index => _documents[index])];
                _impacts = [.. order.Select(index => _impacts[index])];
                _placesAt = _withPlaces ? [.. order.Select(index => _placesAt[index])] : [];
                return;
            }
        }
    }
}
