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
}
