using Parley.Domain.Shared;
using Parley.Domain.Topics;

namespace Parley.Web.Features.Topics;

public sealed record MoveRepliesForm
{
    public const string ToExisting = "existing";
    public const string ToNew = "new";

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
