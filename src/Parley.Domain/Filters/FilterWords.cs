namespace Parley.Domain.Filters;

/// <summary>Words as they are compared.</summary>
public static class FilterWords
{
    /// <summary>Nothing, where nothing of them is left to compare.</summary>
    public static string Of(string typed) => FoldedText.OfWords(typed);
}
