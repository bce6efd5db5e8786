namespace Parley.Data.Search;

sealed class HitBuilder(int capacity)
{
    long[] _documents = new long[capacity];
    int[] _scores = new int[capacity];

    public int Count { get; private set; }

    public void Add(long document, int score)
    {
        if (Count == _documents.Length)
            Grow();
        _documents[Count] = document;
        _scores[Count++] = score;
    }

    /// <summary>In order, and each document once.</summary>
    public HitList Build()
    {
        if (!IsSorted())
            Sort();
        return new(_documents, _scores, Count);
    }

    void Grow()
    {
        Array.Resize(ref _documents, Math.Max(16, Count * 2));
        Array.Resize(ref _scores, Math.Max(16, Count * 2));
    }

    bool IsSorted()
    {
        for (var i = 1; i < Count; i++)
        {
            if (_documents[i - 1] >= _documents[i])
                return false;
        }

        return true;
    }

    // A post that came in late stands behind younger ones.
    void Sort()
    {
        Array.Sort(_documents, _scores, 0, Count);
        var kept = 0;
        for (var i = 0; i < Count; i++)
        {
            if (kept > 0 && _documents[kept - 1] == _documents[i])
                continue;
            (_documents[kept], _scores[kept]) = (_documents[i], _scores[i]);
            kept++;
        }

        Count = kept;
    }
}
