namespace Parley.Domain.Polls;

/// <summary>What a poll is to be.</summary>
public sealed record NewPoll(string Question, IReadOnlyList<string> Choices, int MostChoices, DateTimeOffset? EndsAt, PollResults Results);
