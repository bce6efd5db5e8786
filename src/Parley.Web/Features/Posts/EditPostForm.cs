using Parley.Domain.Shared;
using Parley.Domain.Tags;

namespace Parley.Web.Features.Posts;

public sealed record EditPostForm
{
    public string? Text { get; init; }

    /// <summary>How often the post had been edited when the form was made.</summary>
    public int? SeenEdits { get; init; }

    /// <summary>With commas between them.</summary>
    public string? Tags { get; init; }

    /// <summary>The form has the field of tags: then an empty one means none, and not that they stay as they are.</summary>
    public bool Tagged { get; init; }

    public string? Intent { get; init; }

    public IReadOnlyList<string> TagNames => TagName.AllOf(Tags);

    public string CleanText => TypedText.Lines(Text);

    public bool WantsPreview => Intent == "preview";
}
