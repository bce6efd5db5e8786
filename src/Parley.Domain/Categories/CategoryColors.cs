using System.Text.RegularExpressions;
using Parley.Domain.Shared;

namespace Parley.Domain.Categories;

/// <summary>Colours of one lightness that stay apart for most colour-blind readers, handed out in turn.</summary>
public static partial class CategoryColors
{
    static readonly string[] Palette =
        ["#3b7dd8", "#d9822b", "#2f9e6e", "#b5498e", "#8b6fd6", "#c94f4f", "#3a9ba5", "#9a8a2c", "#6b7f94", "#a4683d", "#5f9440", "#d0638a"];

    public static IReadOnlyList<string> All => Palette;

    public static string At(int position) => Palette[position % Palette.Length];

    public static Problem? Check(string color, string field) => Hex().IsMatch(color) ? null : new Problem(field, "ColorInvalid");

    [GeneratedRegex("^#[0-9a-f]{6}$")]
    private static partial Regex Hex();
}
