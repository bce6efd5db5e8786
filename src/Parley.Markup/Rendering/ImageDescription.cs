using System.Globalization;
using System.Text.RegularExpressions;

namespace Parley.Markup.Rendering;

/// <summary>An image's alternative text, which may end in its size: <c>A cat|690x388,50%</c>.</summary>
sealed partial record ImageDescription(string Text, int? Width = null, int? Height = null)
{
    public static ImageDescription Parse(string alt)
    {
        var match = alt.Contains('|') ? WithSize().Match(alt) : Match.Empty;
        if (!match.Success)
        {
            return new ImageDescription(alt);
        }

        var percent = match.Groups["percent"] is { Success: true, Value: var value } ? Number(value) : 100;
        return new ImageDescription(match.Groups["text"].Value, Scaled(match.Groups["width"], percent), Scaled(match.Groups["height"], percent));
    }

    static int Scaled(Group size, int percent) => Math.Max(1, Number(size.Value) * percent / 100);

    static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<text>[^|]*)\|\s*(?<width>[0-9]{1,4})x(?<height>[0-9]{1,4})\s*(?:,\s*(?<percent>[0-9]{1,3})\s*%)?\s*(?:\|.*)?$",
        RegexOptions.Singleline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex WithSize();
}
