using Parley.Domain.Accounts;
using Parley.Domain.Categories;
using Parley.Domain.Moderation;
using Parley.Domain.Posts;

namespace Parley.Domain.Topics;

public sealed record Topic
{
    public TopicId Id { get; init; }

    public CategoryId CategoryId { get; set; }

    public MemberId AuthorId { get; init; }

    public string Title { get; set; } = "";

    public string Slug { get; set; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the last reply came: what the list of latest topics is sorted by.</summary>
    public DateTimeOffset BumpedAt { get; init; }

    /// <summary>What the list of hot topics is sorted by; see <see cref="TopicHeat"/>.</summary>
    public DateTimeOffset HotAt { get; init; }

    public MemberId LastPosterId { get; init; }

    /// <summary>The number that was given last. Numbers are never given twice, so there may be fewer posts than this.</summary>
    public int LastNumber { get; init; }

    public int ReplyCount { get; init; }

    public int LikeCount { get; init; }

    public int ViewCount { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Its author may open again what the author closed, and not what a moderator did.</summary>
    public bool ClosedByAuthor { get; init; }

    public DateTimeOffset? PinnedAt { get; init; }

    public PinPlace PinnedIn { get; init; }

    /// <summary>When the pin ends, by itself; never, where there is none.</summary>
    public DateTimeOffset? PinnedUntil { get; init; }

    /// <summary>How many minutes one member waits between two replies here; none, where it is 0.</summary>
    public int SlowMinutes { get; init; }

    public PostId? AnswerPostId { get; init; }

    /// <summary>It has a poll, which is read where it is shown.</summary>
    public bool HasPoll { get; init; }

    public HiddenCauses Hidden { get; init; }

    /// <summary>The names of its tags with spaces between them, so that no list has to ask for them row by row; the table of tags is what counts.</summary>
    public string Tags { get; init; } = "";

    /// <summary>The number that the topic had on the forum that it was imported from; old addresses lead here by it.</summary>
    public long? OldId { get; init; }

    /// <summary>The topic behind whose posts its own were put. It is an address that leads there then, and nothing else.</summary>
    public TopicId? MergedIntoId { get; init; }

    public IReadOnlyList<string> TagNames => Tags.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public bool IsClosed => ClosedAt is not null;

    public bool IsSolved => AnswerPostId is not null;

    public bool IsShown => Hidden == HiddenCauses.None;

    public bool IsPinned(DateTimeOffset now) => PinnedAt is not null && (PinnedUntil is null || PinnedUntil > now);
}
