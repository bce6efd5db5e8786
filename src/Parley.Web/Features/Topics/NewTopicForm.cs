using Parley.Domain.Posts;
using Parley.Domain.Shared;
using Parley.Domain.Tags;
using Parley.Domain.Topics;
using Parley.Web.Features.Polls;

namespace Parley.Web.Features.Topics;

public sealed record NewTopicForm
{
    public string? Title { get; init; }

    public long? Category { get; init; }

    /// <summary>With commas between them.</summary>
    public string? Tags { get; init; }

    public string? Text { get; init; }

    public PollForm? Poll { get; init; }

    public string? Submission { get; init; }

    /// <summary><c>preview</c> when the button of that name sent the form.</summary>
    public string? Intent { get; init; }

    public string CleanTitle => TypedText.OneLine(Title);

    public IReadOnlyList<string> TagNames => TagName.AllOf(Tags);

    public string CleanText => TypedText.Lines(Text);

    public bool WantsPreview => Intent == "preview";

    public IEnumerable<Problem> Problems()
    {
        Problem?[] problems =
        [
            TopicTitle.Check(CleanTitle, "title"),
            Category is null ? new Problem("category", "CategoryMissing") : null,
            TagName.Check(TagNames, "tags"),
            PostText.Check(CleanText, "text"),
        ];
        return problems.OfType<Problem>();
    }
}
