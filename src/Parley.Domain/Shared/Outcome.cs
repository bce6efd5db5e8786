namespace Parley.Domain.Shared;

/// <summary>What a use case answers: a value, or the reasons why not, or that there is no such thing for this viewer.</summary>
public sealed class Outcome<T>
{
    readonly T? _value;

    Outcome(T? value, IReadOnlyList<Problem> problems, bool found)
    {
        _value = value;
        Problems = problems;
        IsFound = found;
    }

    public bool IsDone => IsFound && Problems.Count == 0;

    /// <summary>False when the thing does not exist or the viewer may not know that it does: the same answer for both.</summary>
    public bool IsFound { get; }

    public IReadOnlyList<Problem> Problems { get; }

    public T Value => IsDone ? _value! : throw new InvalidOperationException("There is no value: look at IsDone first.");

    public static implicit operator Outcome<T>(T value) => new(value, [], found: true);

    public static implicit operator Outcome<T>(Problem problem) => new(default, [problem], found: true);

    public static implicit operator Outcome<T>(List<Problem> problems) => new(default, problems, found: true);

    public static implicit operator Outcome<T>(NotThere _) => new(default, [], found: false);
}

/// <summary>There is no such thing, as far as this viewer may know.</summary>
public readonly record struct NotThere;
