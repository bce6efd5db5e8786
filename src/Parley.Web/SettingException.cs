namespace Parley.Web;

/// <summary>A setting is wrong. The message names the setting, its value, and what it must be.</summary>
public sealed class SettingException(string message) : Exception(message)
{
    public static SettingException For(string setting, string? value, string wanted)
    {
        var variable = $"PARLEY_{setting.Replace(":", "__", StringComparison.Ordinal).ToUpperInvariant()}";
        return new($"The setting {setting} ({variable}) is '{value}'. {wanted}");
    }
}
