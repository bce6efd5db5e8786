using Parley.Domain.Shared;

namespace Parley.Domain.Polls;

/// <summary>The choices of a poll, as they are typed: one a line.</summary>
public static class PollChoices
{
    public const int Fewest = 2;
    public const int Most = 20;
    public const int LongestLength = 100;

    // What the database keeps: four for each that a reader sees; see TopicTitle.
    const int LongestStored = 400;

    /// <summary>In the order typed, without lines on which nothing is to be seen.</summary>
    public static IReadOnlyList<string> AllOf(string? typed) =>
        [.. TypedText.Lines(typed).Split('\n').Select(TypedText.OneLine).Where(TypedText.HasInk)];

    public static Problem? Check(IReadOnlyList<string> choices, string field)
    {
        if (choices.Count < Fewest)
            return new Problem(field, "PollChoicesTooFew", Fewest);
        if (choices.Count > Most)
            return new Problem(field, "PollChoicesTooMany", Most, choices.Count);
        if (choices.FirstOrDefault(IsTooLong) is { } tooLong)
            return new Problem(field, "PollChoiceTooLong", Beginning(tooLong), LongestLength);

        var twice = choices.GroupBy(KeyOf).FirstOrDefault(same => same.Count() > 1);
        return twice is null ? null : new Problem(field, "PollChoiceTwice", twice.Last());
    }

    /// <summary>How many one may choose; null for what is no such number.</summary>
    public static Problem? CheckMost(int? most, int choices, string field) =>
        most >= 1 && most <= choices ? null : new Problem(field, "PollMostWrong", choices);

    // Two choices of one key would read the same; runs of space are one space in both.
    static string KeyOf(string choice) => choice.ToLowerInvariant();

    static bool IsTooLong(string choice) => choice.Length > LongestStored || TypedText.Length(choice) > LongestLength;

    static string Beginning(string text) => string.Concat(text.EnumerateRunes().Take(30)) + "…";
}
