namespace Parley.Domain.Shared;

/// <summary>A colour by lightness, chroma and hue in degrees (CSS Color 4, section 9.3; the numbers are Björn Ottosson's).</summary>
public readonly record struct Oklch(double Lightness, double Chroma, double Hue)
{
    // Where a colour is made lighter, tokens.css takes strong colour out of it, too.
    const double MostChromaOnDark = 0.12;

    /// <summary>From sRGB, each from 0 to 1.</summary>
    public static Oklch FromRgb(double red, double green, double blue)
    {
        var (r, g, b) = (Linear(red), Linear(green), Linear(blue));
        var l = Math.Cbrt((0.4122214708 * r) + (0.5363325363 * g) + (0.0514459929 * b));
        var m = Math.Cbrt((0.2119034982 * r) + (0.6806995451 * g) + (0.1073969566 * b));
        var s = Math.Cbrt((0.0883024619 * r) + (0.2817188376 * g) + (0.6299787005 * b));
        var lightness = (0.2104542553 * l) + (0.793617785 * m) - (0.0040720468 * s);
        var a = (1.9779984951 * l) - (2.428592205 * m) + (0.4505937099 * s);
        var other = (0.0259040371 * l) + (0.7827717662 * m) - (0.808675766 * s);
        return new(lightness, Math.Sqrt((a * a) + (other * other)), Math.Atan2(other, a) * 180 / Math.PI);
    }

    public Oklch AtMost(double lightness) => this with { Lightness = Math.Min(Lightness, lightness) };

    public Oklch AtLeast(double lightness) => this with { Lightness = Math.Max(Lightness, lightness), Chroma = Math.Min(Chroma, MostChromaOnDark) };

    /// <summary>As WCAG reckons it. What a screen can't show is cut off, as browsers do.</summary>
    public double Luminance
    {
        get
        {
            var (a, b) = (Chroma * Math.Cos(Hue * Math.PI / 180), Chroma * Math.Sin(Hue * Math.PI / 180));
            var l = Math.Pow(Lightness + (0.3963377774 * a) + (0.2158037573 * b), 3);
            var m = Math.Pow(Lightness - (0.1055613458 * a) - (0.0638541728 * b), 3);
            var s = Math.Pow(Lightness - (0.0894841775 * a) - (1.291485548 * b), 3);
            return (0.2126 * Shown((4.0767416621 * l) - (3.3077115913 * m) + (0.2309699292 * s)))
                + (0.7152 * Shown((-1.2684380046 * l) + (2.6097574011 * m) - (0.3413193965 * s)))
                + (0.0722 * Shown((-0.0041960863 * l) - (0.7034186147 * m) + (1.707614701 * s)));
        }
    }

    static double Shown(double channel) => Math.Clamp(channel, 0, 1);

    static double Linear(double channel) => channel <= 0.04045 ? channel / 12.92 : Math.Pow((channel + 0.055) / 1.055, 2.4);
}
