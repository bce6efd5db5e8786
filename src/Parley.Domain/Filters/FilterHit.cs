namespace Parley.Domain.Filters;

/// <summary>
/// A filter met something: <paramref name="Found"/>, as it was written. Where a pattern <paramref name="RanOut"/> of time, nobody knows
/// whether it would have.
/// </summary>
public sealed record FilterHit(Filter Filter, string Found, bool RanOut = false)
{
    public FilterAction Action => RanOut ? FilterAction.Hold : Filter.Action;
}
