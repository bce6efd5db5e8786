using System.Globalization;
using System.Text.RegularExpressions;

namespace Parley.Domain.Shared;

/// <summary>
/// The colour that administrators give the forum. Pages do not show it as it is: <c>tokens.css</c> makes the colours of links and buttons
/// out of it, darker on light pages and lighter on dark ones, by OKLCH. What comes out of that is judged here.
/// </summary>
public sealed partial record AccentColor(string Hex)
{
    // WCAG 2.2, success criterion 1.4.3: text of usual size.
    const double LeastContrast = 4.5;

    // As in tokens.css: --paper and --raised, light and dark, and what stands on a button.
    static readonly Oklch[] LightGrounds = [new(0.993, 0.002, 100), new(0.965, 0.003, 100)];
    static readonly Oklch[] DarkGrounds = [new(0.205, 0.004, 100), new(0.25, 0.005, 100)];

    public static AccentColor? Parse(string text) => HexForm().IsMatch(text) ? new(text) : null;

    public bool IsLegible => Contrasts().All(contrast => contrast >= LeastContrast);

    IEnumerable<double> Contrasts()
    {
        var own = Oklch.FromRgb(Channel(1), Channel(3), Channel(5));
        var (onLight, onDark, fill) = (own.AtMost(0.46), own.AtLeast(0.8), own.AtMost(0.48));
        return LightGrounds.Select(ground => Contrast(onLight.Luminance, ground.Luminance))
            .Concat(DarkGrounds.Select(ground => Contrast(onDark.Luminance, ground.Luminance)))
            .Append(Contrast(fill.Luminance, 1));
    }

    static double Contrast(double one, double other) => (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);

    double Channel(int at) => byte.Parse(Hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;

    [GeneratedRegex(@"\A#[0-9a-fA-F]{6}\z")]
    private static partial Regex HexForm();
}
