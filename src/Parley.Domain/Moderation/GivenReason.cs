using System.Text.RegularExpressions;

namespace Parley.Domain.Moderation;

/// <summary>
/// A reason as it is kept: a prepared one by its code, in front of the moderator's own words. So everybody reads the prepared one in the
/// reader's language. The mark is of no script: nobody types it, and who does has chosen a prepared reason.
/// </summary>
public sealed partial record GivenReason(string? Code, string Words)
{
    const char Mark = '\uE0F1';

    public static GivenReason Of(string kept) => Kept().Match(kept) is { Success: true } match
        ? new(match.Groups["code"].Value, match.Groups["words"].Value)
        : new(null, kept);

    /// <summary>As it is kept.</summary>
    public string Text => Code is null ? Words : $"{Mark}{Code}{Mark}{Words}";

    [GeneratedRegex("\\A\uE0F1(?<code>[a-z0-9-]{1,40})\uE0F1(?<words>.*)\\z", RegexOptions.Singleline)]
    private static partial Regex Kept();
}
