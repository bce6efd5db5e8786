namespace Parley.Web.Features.Shared;

/// <summary>One line of a form: its label, an explanation, what is wrong with it, and the input.</summary>
public sealed record FieldView(string Name, string Label, FormProblems Problems)
{
    public string Type { get; init; } = "text";

    public string? Value { get; init; }

    public string? Hint { get; init; }

    /// <summary>May stay empty. What is typed then is words, with which a browser may help, and no name or secret.</summary>
    public bool IsOptional { get; init; }

    /// <summary>None for a password: one that was cut off on pasting would be another one.</summary>
    public int? MaxLength { get; init; }

    public string Autocomplete { get; init; } = "off";

    public string? Problem => Problems.For(Name);

    public string? DescribedBy => (Hint, Problem) switch
    {
        (null, null) => null,
        (_, null) => $"{Name}-hint",
        (null, _) => $"{Name}-error",
        _ => $"{Name}-hint {Name}-error",
    };
}
