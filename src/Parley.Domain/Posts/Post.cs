using Parley.Domain.Accounts;
using Parley.Domain.Moderation;
using Parley.Domain.Topics;

namespace Parley.Domain.Posts;

public sealed record Post
{
    public PostId Id { get; init; }

    public TopicId TopicId { get; init; }

    /// <summary>Its place in the topic, from 1; given once and never again.</summary>
    public int Number { get; init; }

    public MemberId AuthorId { get; init; }

    public PostKind Kind { get; init; }

    public string Markdown { get; init; } = "";

    public string Html { get; init; } = "";

    /// <summary>Which renderer made <see cref="Html"/>; a newer one bakes it again.</summary>
    public int RendererVersion { get; init; }

    public int? ReplyToNumber { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EditedAt { get; init; }

    public int EditCount { get; init; }

    public int LikeCount { get; init; }

    /// <summary>Likes that an import counted without saying whose they are.</summary>
    public int ImportedLikes { get; init; }

    public HiddenCauses Hidden { get; init; }

    /// <summary>Made when the form is shown and unique by author: the same form sent twice makes one post.</summary>
    public string? SubmissionKey { get; init; }

    public long? OldId { get; init; }

    public bool IsFirst => Number == 1;
}
