using Parley.Domain.Shared;

namespace Parley.Domain.Posts;

public static class PostText
{
    // Bounds the work of parsing and the size of a page of twenty posts.
    public const int LongestLength = 60_000;

    public static Problem? Check(string text, string field)
    {
        if (!TypedText.HasInk(text))
            return new Problem(field, "TextMissing");

        return text.Length > LongestLength ? new Problem(field, "TextTooLong", LongestLength) : null;
    }

    /// <summary>Of a text that is there but of which nothing is shown, such as a comment in HTML.</summary>
    public static Problem ShowsNothing(string field) => new Problem(field, "TextShowsNothing");
}
