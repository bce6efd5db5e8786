namespace Parley.Data.Search;

/// <summary>What is gathered of one term before it goes into blocks: in order of the documents' numbers.</summary>
sealed class TermEntries
{
    readonly Bytes _entries = new(8);
    readonly Bytes _places = new(8);
    long _last;

    public int Count { get; private set; }

    public int Size => _entries.Length + _places.Length;

    public void Add(long document, byte impact, ReadOnlySpan<byte> places)
    {
        EntryCode.Write(_entries, _last, document, impact);
        _places.Add(places);
        _last = document;
        Count++;
    }

    public void Clear()
    {
        _entries.Clear();
        _places.Clear();
        (_last, Count) = (0, 0);
    }

    public byte[] Entries() => _entries.ToArray();

    public byte[] Places() => _places.ToArray();

    public List<TermEntry> Read() => Read(Entries(), Places());

    public static List<TermEntry> Read(byte[] entries, byte[] places)
    {
        var read = new List<TermEntry>();
        var (document, place) = (0L, 0);
        for (var at = 0; at < entries.Length;)
        {
            (document, var impact) = EntryCode.Read(entries, ref at, document);
            var start = place;
            if (places.Length > 0)
                PostPlaces.Skip(places, ref place);
            read.Add(new(document, impact, places.AsMemory(start, place - start)));
        }

        return read;
    }
}

readonly record struct TermEntry(long Document, byte Impact, ReadOnlyMemory<byte> Places);
