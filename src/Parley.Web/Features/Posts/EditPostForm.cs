using System.ComponentModel.DataAnnotations;
using Parley.Domain.Shared;
using Parley.Domain.Tags;
using Parley.Web.Features.Polls;

namespace Parley.Web.Features.Posts;

public sealed record EditPostForm
{
    /// <summary>The topic's, where its first post is edited; without the field it stays, and an empty one is none.</summary>
    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string? Title { get; init; }

    public string? Text { get; init; }

    /// <summary>How often the post had been edited when the form was made.</summary>
    public int? SeenEdits { get; init; }

    /// <summary>With commas between them.</summary>
    public string? Tags { get; init; }

    /// <summary>The form has the field of tags: then an empty one means none, and not that they stay as they are.</summary>
    public bool Tagged { get; init; }

    /// <summary>One to be added, where the topic's first post is edited and it has none.</summary>
    public PollForm? Poll { get; init; }

    public string? Intent { get; init; }

    public IReadOnlyList<string> TagNames => TagName.AllOf(Tags);

    public string CleanTitle => TypedText.OneLine(Title);

    public string CleanText => TypedText.Lines(Text);

    public bool WantsPreview => Intent == "preview";
}
