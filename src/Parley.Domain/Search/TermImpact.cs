namespace Parley.Domain.Search;

/// <summary>
/// BM25 without the part that tells how rare a term is, which changes with every post: the more often a post says a word the more it is
/// about it, but less and less so, and the less, the longer the post is. Said once, when a post is indexed, so that a search only adds up.
/// </summary>
public static class TermImpact
{
    /// <summary>Finer differences than these are none that a reader would see, and would take half as much room again.</summary>
    public const int Step = 17;

    const int Steps = 15;

    /// <summary>How often in the text one mention in the title counts.</summary>
    const double TitleWeight = 4;

    const double Saturation = 1.2;
    const double LengthWeight = 0.6;

    // A usual post's; a fixed number, so that an old post's impact stays right while the forum grows.
    const double UsualWords = 70;

    /// <summary>Up to 255.</summary>
    public static byte Of(int inText, int inTitle, int words)
    {
        var mentions = inText + TitleWeight * inTitle;
        var length = 1 - LengthWeight + LengthWeight * words / UsualWords;
        return (byte)(Step * Math.Clamp(Math.Round(Steps * mentions / (mentions + Saturation * length)), 1, Steps));
    }
}
