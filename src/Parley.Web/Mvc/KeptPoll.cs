using Parley.Domain.Polls;

namespace Parley.Web.Mvc;

/// <summary>What stood in the fields of a poll, as it was typed.</summary>
public sealed record KeptPoll
{
    public string? Question { get; init; }

    public string? Choices { get; init; }

    public string? Most { get; init; }

    public string? Until { get; init; }

    public PollResults? Results { get; init; }

    /// <summary>The other fields say something as they stand; these were typed.</summary>
    public bool IsTyped => !(string.IsNullOrWhiteSpace(Question) && string.IsNullOrWhiteSpace(Choices) && string.IsNullOrWhiteSpace(Until));
}
