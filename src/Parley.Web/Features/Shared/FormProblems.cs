using Microsoft.Extensions.Localization;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Shared;

/// <summary>What was wrong with a form, in the reader's language, by field.</summary>
public sealed class FormProblems(IReadOnlyList<Problem> problems, IStringLocalizer words)
{
    public static FormProblems None(IStringLocalizer words) => new([], words);

    public bool Any => problems.Count > 0;

    /// <summary>Problem by problem: the field that it is about, empty for the form as a whole, and the sentence.</summary>
    public IEnumerable<(string Field, string Sentence)> All => problems.Select(problem => (problem.Field, Sentence(problem)));

    public string? For(string field) => problems.FirstOrDefault(problem => problem.Field == field) is { } found ? Sentence(found) : null;

    string Sentence(Problem problem) => words[$"Problem.{problem.Code}", [.. problem.Args]];
}
