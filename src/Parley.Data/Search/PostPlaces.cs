using Parley.Domain.Search;

namespace Parley.Data.Search;

/// <summary>
/// Where in one post a term stands, in few bytes. Mostly it stands in the text, once: then that place is all, and the number is even.
/// Otherwise the first says whether it is a place of the title, and each whether another one comes behind it.
/// </summary>
static class PostPlaces
{
    /// <summary>In their order; nothing for a term that no phrase asks for.</summary>
    public static void Write(IReadOnlyList<int> places, Bytes bytes)
    {
        if (places is [>= PostTerms.TextStart and var only])
            bytes.AddNumber((only - PostTerms.TextStart) << 1);
        else if (places.Count > 0)
            WriteAll(places, bytes);
    }

    public static void Read(ReadOnlySpan<byte> bytes, int at, List<int> places)
    {
        places.Clear();
        if (at == bytes.Length)
            return;

        var number = (int)Bytes.ReadNumber(bytes, ref at);
        if ((number & 1) == 0)
        {
            places.Add(PostTerms.TextStart + (number >> 1));
            return;
        }

        places.Add((number >> 3) + ((number & 4) == 0 ? PostTerms.TextStart : 0));
        for (var more = (number & 2) != 0; more; more = (number & 1) != 0)
        {
            number = (int)Bytes.ReadNumber(bytes, ref at);
            places.Add(places[^1] + (number >> 1));
        }
    }

    public static void Skip(ReadOnlySpan<byte> bytes, ref int at)
    {
        var number = Bytes.ReadNumber(bytes, ref at);
        if ((number & 1) == 0)
            return;
        for (var more = (number & 2) != 0; more;)
            more = (Bytes.ReadNumber(bytes, ref at) & 1) != 0;
    }

    static void WriteAll(IReadOnlyList<int> places, Bytes bytes)
    {
        var inTitle = places[0] < PostTerms.TextStart;
        var first = inTitle ? places[0] : places[0] - PostTerms.TextStart;
        bytes.AddNumber(((long)first << 3) | (inTitle ? 4L : 0L) | (places.Count > 1 ? 2L : 0L) | 1L);
        for (var i = 1; i < places.Count; i++)
            bytes.AddNumber(((long)(places[i] - places[i - 1]) << 1) | (i + 1 < places.Count ? 1L : 0L));
    }
}
