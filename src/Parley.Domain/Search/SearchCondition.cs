namespace Parley.Domain.Search;

/// <summary>What a post or its topic must be, or must not be.</summary>
public sealed record SearchCondition(ConditionKind Kind, string Value, bool Excluded)
{
    /// <summary>Of a number of replies or likes.</summary>
    public int Least { get; init; }

    public int Most { get; init; } = int.MaxValue;

    /// <summary>Of <see cref="ConditionKind.Before"/> and <see cref="ConditionKind.After"/>: when the day begins.</summary>
    public DateTimeOffset Day { get; init; }
}

public enum ConditionKind
{
    Author,
    Category,
    Tag,
    Is,
    Has,
    Before,
    After,
    Replies,
    Likes,
}
