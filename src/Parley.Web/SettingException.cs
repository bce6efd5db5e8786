using System.Text.RegularExpressions;

namespace Parley.Web;

/// <summary>A setting is wrong. The message names the setting, its value, and what it must be.</summary>
public sealed partial class SettingException(string message) : Exception(message)
{
    public static SettingException For(string setting, string? value, string wanted)
    {
        var variable = $"PARLEY_{setting.Replace(":", "__", StringComparison.Ordinal).ToUpperInvariant()}";
        return new($"The setting {setting} ({variable}) is '{Password.Replace(value ?? "", "***")}'. {wanted}");
    }

    // Errors end up in logs, and logs in other people's hands. To the last @, because who forgot to encode one has a longer password.
    [GeneratedRegex("(?<=://[^/@:]*:).*(?=@)")]
    static partial Regex Password { get; }
}
