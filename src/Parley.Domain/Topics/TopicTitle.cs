using Parley.Domain.Shared;

namespace Parley.Domain.Topics;

public static class TopicTitle
{
    public const int ShortestLength = 3;
    public const int LongestLength = 200;

    // What the database keeps: four for each that a reader sees. A family of emoji is one to a reader, and eleven here.
    const int LongestStored = 800;

    public static Problem? Check(string title, string field)
    {
        if (!TypedText.HasInk(title))
            return new Problem(field, "TitleMissing");
        if (title.Length > LongestStored)
            return new Problem(field, "TitleTooLong", LongestLength);

        return TypedText.Length(title) switch
        {
            // Two characters of Chinese say as much as a word.
            < ShortestLength when title.All(char.IsAscii) => new Problem(field, "TitleTooShort", ShortestLength),
            > LongestLength => new Problem(field, "TitleTooLong", LongestLength),
            _ => null,
        };
    }
}
