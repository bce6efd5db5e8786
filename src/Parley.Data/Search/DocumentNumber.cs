namespace Parley.Data.Search;

/// <summary>
/// The number by which blocks know a post: its own, and which version of it in the blocks this is. What an edit leaves behind in the
/// blocks is so told from what the post says now.
/// </summary>
static class DocumentNumber
{
    const int VersionBits = 4;

    /// <summary>A post that is edited more often, each time after it came into a block, may be found by words of old until the next rebuilding.</summary>
    public const int Versions = 1 << VersionBits;

    /// <summary>That of a fresh post, which no block holds.</summary>
    public const int Fresh = Versions - 1;

    public static long Of(long post, int version) => (post << VersionBits) | (uint)version;

    public static long PostOf(long document) => document >> VersionBits;

    public static int VersionOf(long document) => (int)(document & (Versions - 1));

    public static int After(int version) => (version + 1) % Fresh;
}
