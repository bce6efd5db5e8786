using Parley.Domain.Shared;

namespace Parley.Domain.Polls;

public static class PollQuestion
{
    public const int LongestLength = 200;

    // What the database keeps: four for each that a reader sees; see TopicTitle.
    const int LongestStored = 800;

    public static Problem? Check(string question, string field) =>
        question.Length > LongestStored || TypedText.Length(question) > LongestLength
            ? new Problem(field, "PollQuestionTooLong", LongestLength)
            : null;
}
