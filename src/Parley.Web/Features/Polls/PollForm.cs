using System.Globalization;
using Parley.Domain.Polls;
using Parley.Domain.Posts;
using Parley.Domain.Shared;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Polls;

/// <summary>The part of a form in which a poll is made; its fields are called <c>poll.question</c> and so on.</summary>
public sealed record PollForm
{
    public const string QuestionField = "poll.question";
    public const string ChoicesField = "poll.choices";
    public const string MostField = "poll.most";
    public const string UntilField = "poll.until";

    public string? Question { get; init; }

    /// <summary>One a line.</summary>
    public string? Choices { get; init; }

    /// <summary>How many one may choose.</summary>
    public string? Most { get; init; }

    /// <summary>The last day.</summary>
    public string? Until { get; init; }

    public PollResults Results { get; init; }

    /// <summary>The other fields say something as they stand; these were typed.</summary>
    public bool IsWanted => !(string.IsNullOrWhiteSpace(Question) && string.IsNullOrWhiteSpace(Choices) && string.IsNullOrWhiteSpace(Until));

    public bool HasDay => !string.IsNullOrWhiteSpace(Until);

    public string CleanQuestion => TypedText.OneLine(Question) is var question && TypedText.HasInk(question) ? question : "";

    public IReadOnlyList<string> CleanChoices => PollChoices.AllOf(Choices);

    public int? MostChoices =>
        string.IsNullOrWhiteSpace(Most) ? 1 : int.TryParse(Most.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? most : null;

    public static PollForm Of(Poll poll, IEnumerable<PollChoice> choices, TimeZoneInfo? zone) => new()
    {
        Question = poll.Question,
        Choices = string.Join('\n', choices.Select(choice => choice.Text)),
        Most = poll.MostChoices.ToString(CultureInfo.InvariantCulture),
        Until = poll.EndsAt is { } end ? LastDay.Of(end, zone) : null,
        Results = poll.Results,
    };

    /// <summary>What a draft kept of one; null where it kept none.</summary>
    public static PollForm? Of(Draft? draft) => draft is null or { PollQuestion: null, PollChoices: null, PollUntil: null } ? null : new()
    {
        Question = draft.PollQuestion,
        Choices = draft.PollChoices,
        Most = draft.PollMost,
        Until = draft.PollUntil,
        Results = draft.PollResults ?? default,
    };

    /// <summary>What was typed instead; from the first vote on, that is the day alone.</summary>
    public PollForm ChangedBy(PollForm? typed) => typed is null ? this : typed.Choices is null ? this with { Until = typed.Until } : typed;

    public static Problem WrongDay() => new Problem(UntilField, "PollUntilWrong");

    /// <summary>All that can be said without knowing what day it is, and where.</summary>
    public IEnumerable<Problem> Problems()
    {
        var choices = PollChoices.Check(CleanChoices, ChoicesField);
        Problem?[] problems =
        [
            PollQuestion.Check(CleanQuestion, QuestionField),
            choices,

            // How many of how many says nothing before the choices are right.
            choices is null ? PollChoices.CheckMost(MostChoices, CleanChoices.Count, MostField) : null,
        ];
        return problems.OfType<Problem>();
    }

    /// <summary>What was typed makes another poll than the one that is there; when it ends is no matter.</summary>
    public bool IsOther(Poll poll, IEnumerable<PollChoice> choices) =>
        CleanQuestion != poll.Question || MostChoices != poll.MostChoices || Results != poll.Results
        || !CleanChoices.SequenceEqual(choices.Select(choice => choice.Text));
}
