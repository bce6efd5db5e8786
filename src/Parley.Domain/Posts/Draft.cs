using Parley.Domain.Accounts;
using Parley.Domain.Categories;
using Parley.Domain.Polls;

namespace Parley.Domain.Posts;

/// <summary>A text that was typed but not posted, kept for its writer at the place where it was typed.</summary>
public sealed class Draft
{
    public MemberId MemberId { get; init; }

    /// <summary>The path of the page that it belongs to, such as <c>/t/7</c> or <c>/new-topic</c>.</summary>
    public string Place { get; init; } = "";

    public string Title { get; init; } = "";

    /// <summary>As they were typed, with commas between them.</summary>
    public string Tags { get; init; } = "";

    public string Markdown { get; init; } = "";

    public CategoryId? CategoryId { get; init; }

    /// <summary>The number of the post that it answers; none for an answer to the topic.</summary>
    public int? ReplyToNumber { get; init; }

    /// <summary>How often the post had been edited when its writer began to edit it.</summary>
    public int? SeenEdits { get; init; }

    /// <summary>The fields of a poll as they were typed; null where no poll was.</summary>
    public string? PollQuestion { get; init; }

    /// <summary>One a line; null also where the form had no such field.</summary>
    public string? PollChoices { get; init; }

    public string? PollMost { get; init; }

    public string? PollUntil { get; init; }

    public PollResults? PollResults { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}
