using Parley.Domain.Search;

namespace Parley.Data.Search;

/// <summary>How a fresh post's terms stand in its row.</summary>
static class FreshTerms
{
    public static byte[] Write(IReadOnlyList<PostTerm> terms)
    {
        var (bytes, places) = (new Bytes(terms.Count * 12), new Bytes());
        foreach (var (term, impact, at) in terms)
        {
            bytes.AddWhole(term);
            bytes.Add(impact);
            places.Clear();
            PostPlaces.Write(at, places);
            bytes.AddNumber(places.Length);
            bytes.Add(places.Written);
        }

        return bytes.ToArray();
    }

    public static IEnumerable<FreshTerm> Read(byte[] terms)
    {
        for (var at = 0; at < terms.Length;)
        {
            var term = Bytes.ReadWhole(terms, ref at);
            var impact = terms[at++];
            var length = (int)Bytes.ReadNumber(terms, ref at);
            yield return new(term, impact, terms.AsMemory(at, length));
            at += length;
        }
    }
}

readonly record struct FreshTerm(long Term, byte Impact, ReadOnlyMemory<byte> Places);
