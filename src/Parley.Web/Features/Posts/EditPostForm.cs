using Parley.Domain.Shared;

namespace Parley.Web.Features.Posts;

public sealed record EditPostForm
{
    public string? Text { get; init; }

    /// <summary>How often the post had been edited when the form was made.</summary>
    public int? SeenEdits { get; init; }

    public string? Intent { get; init; }

    public string CleanText => TypedText.Lines(Text);

    public bool WantsPreview => Intent == "preview";
}
