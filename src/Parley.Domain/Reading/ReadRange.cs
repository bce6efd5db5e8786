using Parley.Domain.Accounts;
using Parley.Domain.Topics;

namespace Parley.Domain.Reading;

/// <summary>
/// Posts that a member read behind the topic's <see cref="TopicMark"/>: they were moved there from where they had been read, behind others
/// that the member did not read yet.
/// </summary>
public sealed class ReadRange
{
    public MemberId MemberId { get; init; }

    public TopicId TopicId { get; init; }

    public int FirstNumber { get; init; }

    public int LastNumber { get; init; }
}
