using System.Globalization;
using System.Text.RegularExpressions;

namespace Parley.Domain.Topics;

/// <summary>How somebody names a topic: by its number, or by an address of it that was copied from anywhere in it.</summary>
public static partial class TopicAddress
{
    public static TopicId? Parse(string? typed) =>
        Named().Match(typed ?? "") is { Success: true } match
        && long.TryParse(match.Groups["id"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new TopicId(id)
            : null;

    [GeneratedRegex(@"\A\s*(?:#?(?<id>[0-9]+)|(?:https?://[^/\s]+)?/?t/(?<id>[0-9]+)(?:[/?#]\S*)?)\s*\z")]
    private static partial Regex Named();
}
