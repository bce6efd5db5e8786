using Parley.Domain.Accounts;

namespace Parley.Domain.Posts;

/// <summary>A text that was typed but not posted, kept for its writer at the place where it was typed.</summary>
public sealed class Draft
{
    public MemberId MemberId { get; init; }

    /// <summary>The path of the page that it belongs to, such as <c>/t/7</c> or <c>/new-topic</c>.</summary>
    public string Place { get; init; } = "";

    public string Title { get; init; } = "";

    public string Markdown { get; init; } = "";

    public DateTimeOffset UpdatedAt { get; init; }
}
