using Parley.Domain.Shared;

namespace Parley.Domain.Topics;

public static class TopicTitle
{
    public const int ShortestLength = 3;
    public const int LongestLength = 200;

    public static Problem? Check(string title, string field)
    {
        if (!TypedText.HasInk(title))
            return new Problem(field, "TitleMissing");

        return TypedText.Length(title) switch
        {
            // Two characters of Chinese say as much as a word.
            < ShortestLength when title.All(char.IsAscii) => new Problem(field, "TitleTooShort", ShortestLength),
            > LongestLength => new Problem(field, "TitleTooLong", LongestLength),
            _ => null,
        };
    }
}
