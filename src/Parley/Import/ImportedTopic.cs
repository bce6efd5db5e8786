using System.Text.Json.Serialization;
using Parley.Domain.Posts;

namespace Parley.Import;

/// <summary>A line of the file: a topic of a Discourse forum with its posts.</summary>
sealed record ImportedTopic
{
    public required long Id { get; init; }

    public required string Title { get; init; }

    public required string Category { get; init; }

    public required DateTimeOffset Created { get; init; }

    public int Views { get; init; }

    public bool Closed { get; init; }

    public bool Pinned { get; init; }

    public required IReadOnlyList<ImportedPost> Posts { get; init; }
}

sealed record ImportedPost
{
    public required long Id { get; init; }

    public required int Number { get; init; }

    public required string User { get; init; }

    public required DateTimeOffset Created { get; init; }

    public DateTimeOffset? Updated { get; init; }

    public int Edits { get; init; }

    public string? Markdown { get; init; }

    public string? Html { get; init; }

    [JsonPropertyName("reply_to")]
    public int? ReplyTo { get; init; }

    public int Likes { get; init; }

    public bool Accepted { get; init; }

    public string? Kind { get; init; }

    public string? Action { get; init; }

    /// <summary>A small action is an event; what a moderator wrote in that role is a text.</summary>
    [JsonIgnore]
    public PostKind PostKind => Kind != "small-action" ? PostKind.Text : Action switch
    {
        "closed.enabled" or "autoclosed.enabled" => PostKind.Closed,
        "closed.disabled" or "autoclosed.disabled" => PostKind.Reopened,
        "archived.enabled" => PostKind.Archived,
        "pinned.enabled" or "pinned_globally.enabled" => PostKind.Pinned,
        "pinned.disabled" or "pinned_globally.disabled" => PostKind.Unpinned,
        "visible.enabled" => PostKind.Shown,
        "visible.disabled" => PostKind.Hidden,
        "split_topic" => PostKind.Split,
        _ => PostKind.Text,
    };
}
