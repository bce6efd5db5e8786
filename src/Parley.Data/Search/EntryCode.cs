using Parley.Domain.Search;

namespace Parley.Data.Search;

/// <summary>
/// That a post has a term, in one number: how many posts it stands behind the one before, how much it is about the term, and whether it was
/// edited since it came into the index; then its version follows.
/// </summary>
static class EntryCode
{
    const int ImpactBits = 4;

    public static void Write(Bytes bytes, long before, long document, byte impact)
    {
        var gap = DocumentNumber.PostOf(document) - DocumentNumber.PostOf(before);
        var version = DocumentNumber.VersionOf(document);
        bytes.AddNumber((((gap << ImpactBits) | (long)(impact / TermImpact.Step)) << 1) | (version == 0 ? 0L : 1L));
        if (version != 0)
            bytes.Add((byte)version);
    }

    public static (long Document, byte Impact) Read(ReadOnlySpan<byte> bytes, ref int at, long before)
    {
        var number = Bytes.ReadNumber(bytes, ref at);
        var version = (number & 1) == 0 ? 0 : bytes[at++];
        var impact = (number >> 1) & ((1 << ImpactBits) - 1);
        return (DocumentNumber.Of(DocumentNumber.PostOf(before) + (number >> (1 + ImpactBits)), version), (byte)(impact * TermImpact.Step));
    }
}
