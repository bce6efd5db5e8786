using Parley.Domain.Accounts;
using Parley.Domain.Topics;

namespace Parley.Domain.Reading;

/// <summary>How far a member read a topic; see <see cref="ReadState"/> for what follows from it.</summary>
public sealed class TopicMark
{
    /// <summary>Before everything that is marked by time, so that no rule need ask for it.</summary>
    public static readonly DateTimeOffset NeverSet = DateTimeOffset.UnixEpoch;

    public MemberId MemberId { get; init; }

    public TopicId TopicId { get; init; }

    /// <summary>The highest number read.</summary>
    public int Number { get; init; }

    /// <summary>
    /// When the member set the mark by hand: it may have gone back then, so that whatever was read all at once before, and whatever was
    /// shown before and is noted only now, counts no more. <see cref="NeverSet"/> where only reading moved it.
    /// </summary>
    public DateTimeOffset SetAt { get; init; } = NeverSet;
}
