using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Parley.Web.Features.Shared;

/// <summary>
/// The picture of a member without one: the name's first letters on a colour made from the name. All of it stands in the
/// address, so that the picture never changes and no database is asked.
/// </summary>
public static class GeneratedAvatar
{
    const int Hues = 24;

    public static string AddressOf(string name) => $"/avatars/{Uri.EscapeDataString(InitialsOf(name))}/{HueOf(name)}.svg";

    /// <summary>Null for initials or a hue that <see cref="AddressOf"/> can't have made.</summary>
    public static string? Draw(string initials, int hue)
    {
        if (new StringInfo(initials).LengthInTextElements > 2 || initials.Length > 16 || hue is < 0 or >= 360)
            return null;

        return
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" role="img">
              <rect width="96" height="96" fill="hsl({hue} 42% 40%)"/>
              <text x="48" y="50" fill="#fff" font-family="system-ui, sans-serif" font-size="38" font-weight="600" text-anchor="middle" dominant-baseline="central">{HtmlEncoder.Default.Encode(initials)}</text>
            </svg>
            """;
    }

    static string InitialsOf(string name)
    {
        var words = name.Split(['_', '-', '.'], StringSplitOptions.RemoveEmptyEntries);
        var initials = words.Length > 1 ? Initial(words[0]) + Initial(words[1]) : Initial(name);
        return initials.ToUpperInvariant();
    }

    static string Initial(string word) => StringInfo.GetNextTextElement(word);

    // FNV-1a: the same on every node and in every version, unlike string.GetHashCode.
    static int HueOf(string name)
    {
        var hash = 2166136261u;
        foreach (var octet in Encoding.UTF8.GetBytes(name))
            hash = (hash ^ octet) * 16777619u;
        return (int)(hash % Hues) * (360 / Hues);
    }
}
