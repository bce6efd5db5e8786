using Parley.Domain.Shared;

namespace Parley.Domain.Categories;

public static class CategoryName
{
    public const int LongestLength = 60;

    public static Problem? Check(string name, string field)
    {
        if (!TypedText.HasInk(name))
            return new Problem(field, "CategoryNameMissing");

        return name.Length > LongestLength ? new Problem(field, "CategoryNameTooLong", LongestLength) : null;
    }
}
