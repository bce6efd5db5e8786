using Parley.Domain.Shared;

namespace Parley.Web.Features.Posts;

public sealed record ReplyForm
{
    public string? Text { get; init; }

    /// <summary>The number of the post that is answered; none for an answer to the topic.</summary>
    public int? ReplyTo { get; init; }

    public string? Submission { get; init; }

    public string? Intent { get; init; }

    public string CleanText => TypedText.Lines(Text);

    public bool WantsPreview => Intent == "preview";
}
