using System.Globalization;

namespace Parley.Domain.Search;

public static class ReadCondition
{
    /// <summary>Not in the text: a topic gets its poll, and loses it, apart from what is written.</summary>
    public const string Poll = "poll";

    public static readonly IReadOnlyList<string> States = ["solved", "unsolved", "open", "closed", "pinned", "mine", "watched", "bookmarked", "unread"];
    public static readonly IReadOnlyList<string> Holdings = ["code", "image", "link", Poll];

    static readonly string[] Days = ["yyyy-MM-dd", "yyyy-M-d", "yyyy-MM", "yyyy"];

    /// <summary>None where the value can't be read.</summary>
    public static SearchCondition? Of(ConditionKind kind, string value, bool excluded)
    {
        var condition = new SearchCondition(kind, value, excluded);
        return kind switch
        {
            _ when value.Length == 0 => null,
            ConditionKind.Author or ConditionKind.Category or ConditionKind.Tag => condition with { Value = value.TrimStart('@', '#') },
            ConditionKind.Is => Named(condition, States),
            ConditionKind.Has => Named(condition, Holdings),
            ConditionKind.Before or ConditionKind.After => Dated(condition),
            _ => Counted(condition),
        };
    }

    static SearchCondition? Named(SearchCondition condition, IReadOnlyList<string> names)
    {
        var name = condition.Value.ToLowerInvariant();
        return names.Contains(name) ? condition with { Value = name } : null;
    }

    static SearchCondition? Dated(SearchCondition condition) =>
        DateTimeOffset.TryParseExact(condition.Value, Days, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day)
            ? condition with { Day = day }
            : null;

    static SearchCondition? Counted(SearchCondition condition)
    {
        var digits = condition.Value.TrimStart('<', '>', '=');
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == int.MaxValue)
            return null;

        return condition.Value[..^digits.Length] switch
        {
            ">" => condition with { Least = number + 1 },
            ">=" => condition with { Least = number },
            "<" => condition with { Most = number - 1 },
            "<=" => condition with { Most = number },
            "" or "=" => condition with { Least = number, Most = number },
            _ => null,
        };
    }
}
