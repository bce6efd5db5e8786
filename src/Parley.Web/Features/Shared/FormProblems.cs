using Microsoft.Extensions.Localization;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Shared;

/// <summary>What was wrong with a form, in the reader's language, by field.</summary>
public sealed class FormProblems(IReadOnlyList<Problem> problems, IStringLocalizer words)
{
    public static FormProblems None(IStringLocalizer words) => new([], words);

    IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    IStringLocalizer? PartWords { get; init; }

    public bool Any => problems.Count > 0;

    /// <summary>Problem by problem: the field that it is about, empty for the form as a whole, and the sentence.</summary>
    public IEnumerable<(string Field, string Sentence)> All => problems.Select(problem => (problem.Field, Sentence(problem)));

    public string? For(string field) => problems.FirstOrDefault(problem => problem.Field == field) is { } found ? Sentence(found) : null;

    /// <summary>The same, knowing what its fields are called: three times "At most 40 characters" tells nobody where.</summary>
    public FormProblems Naming(params (string Field, string Label)[] labels) =>
        new(problems, words) { Labels = labels.ToDictionary(label => label.Field, label => label.Label), PartWords = PartWords };

    /// <summary>The same, where a part of the form is another feature's, which has the words for what is wrong there.</summary>
    public FormProblems With(IStringLocalizer partWords) => new(problems, words) { Labels = Labels, PartWords = partWords };

    public string? LabelOf(string field) => Labels.GetValueOrDefault(field);

    string Sentence(Problem problem)
    {
        var (key, gaps) = ($"Problem.{problem.Code}", problem.Args.ToArray());
        var sentence = words[key, gaps];
        return sentence.ResourceNotFound && PartWords is not null ? PartWords[key, gaps] : sentence;
    }
}
