using Parley.Domain.Shared;

namespace Parley.Web.Features.Posts;

public sealed record EditPostForm
{
    public string? Text { get; init; }

    public string? Intent { get; init; }

    public string CleanText => TypedText.Lines(Text);

    public bool WantsPreview => Intent == "preview";
}
