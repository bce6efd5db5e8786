using System.Globalization;
using Parley.Domain.Posts;
using Parley.Domain.Shared;
using Parley.Domain.Topics;

namespace Parley.Web.Features.Topics;

public sealed record MoveRepliesForm
{
    public const string ToExisting = "existing";
    public const string ToNew = "new";

    /// <summary>What was sent when the session had run out: the ticks are a draft's text, and the topic that they go to stands for its tags.</summary>
    public static MoveRepliesForm Of(Draft draft)
    {
        var ticked = draft.Markdown.Split(',').Select(number => int.TryParse(number, CultureInfo.InvariantCulture, out var post) ? post : 0).Where(post => post > 0).ToHashSet();
        return new()
        {
            Posts = ticked,
            To = draft.Title.Length > 0 ? ToNew : ToExisting,
            Target = draft.Tags,
            Title = draft.Title,
            Category = draft.CategoryId?.Value,
            Before = ticked.Count > 0 ? ListMovable.EndAround(ticked.Max()) : null,
        };
    }

    /// <summary>The numbers of the replies that were ticked.</summary>
    public IReadOnlyCollection<int> Posts { get; init; } = [];

    public string? To { get; init; }

    /// <summary>The number or an address of a topic.</summary>
    public string? Target { get; init; }

    public string? Title { get; init; }

    public long? Category { get; init; }

    /// <summary>Which replies the page lists: those below this number.</summary>
    public int? Before { get; init; }

    public bool IsSplit => To == ToNew;

    public string CleanTitle => TypedText.OneLine(Title);

    public TopicId? TargetId => IsSplit ? null : TopicAddress.Parse(Target);

    public IEnumerable<Problem> Problems(TopicId from)
    {
        if (Posts.Count == 0)
            yield return new Problem("posts", "NothingTicked");
        foreach (var problem in IsSplit ? ProblemsOfNew() : ProblemsOfTarget(from))
            yield return problem;
    }

    IEnumerable<Problem> ProblemsOfTarget(TopicId from)
    {
        if (TargetId is not { } target)
            yield return new Problem("target", "TargetUnknown");
        else if (target == from)
            yield return new Problem("target", "TargetSame");
    }

    IEnumerable<Problem> ProblemsOfNew()
    {
        if (TopicTitle.Check(CleanTitle, "title") is { } problem)
            yield return problem;
        if (Category is null)
            yield return new Problem("category", "CategoryMissing");
    }
}
