using Parley.Domain.Shared;

namespace Parley.Domain.Categories;

public static class CategoryDescription
{
    public const int LongestLength = 1000;

    public static Problem? Check(string markdown, string field) =>
        markdown.Length > LongestLength ? new Problem(field, "DescriptionTooLong", LongestLength) : null;
}
