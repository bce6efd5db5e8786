namespace Parley.Domain.Figures;

/// <summary>What people sought and did not find.</summary>
public sealed class SearchMiss
{
    public const int LongestWords = 100;

    public string Words { get; init; } = "";

    public int Count { get; init; }

    public DateTimeOffset LastAt { get; init; }
}
