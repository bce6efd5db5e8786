using System.Globalization;

namespace Parley.Web.Features.Shared;

/// <summary>
/// A place in a list that is sorted by time: the next page begins behind it, wherever that is by then, at the same cost for
/// the first and the last page. Written as <c>milliseconds-id</c> in addresses.
/// </summary>
public sealed record ListKey(DateTimeOffset At, long Id)
{
    public static ListKey? Parse(string? text) =>
        text?.Split('-') is [var at, var id]
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? new(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), number)
            : null;

    /// <summary>
    /// Under which address search engines shall know a page of a list: its own, less what changes nothing. None for a page that was
    /// turned back to: the same topics stand on others.
    /// </summary>
    public static string? CanonicalOf(string list, string? before, string? after) =>
        Parse(after) is not null ? null : Parse(before) is { } key ? Addresses.Page(list, "before", key) : list;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.ToUnixTimeMilliseconds()}-{Id}");
}
