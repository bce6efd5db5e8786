namespace Parley.Web.Features.Shared;

/// <summary>Which page numbers a pager shows: the ends and the neighbours; null is a gap.</summary>
public static class PageNumbers
{
    const int Neighbours = 2;

    public static IEnumerable<int?> Around(int page, int count)
    {
        var last = 0;
        foreach (var number in Enumerable.Range(1, count).Where(number => number == 1 || number == count || Math.Abs(number - page) <= Neighbours))
        {
            if (number > last + 1)
                yield return number == last + 2 ? last + 1 : null;
            yield return last = number;
        }
    }
}
