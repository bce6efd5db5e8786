using System.Text.RegularExpressions;

namespace Parley.Web;

/// <summary>A setting is wrong. The message names the setting, its value, and what it must be.</summary>
public sealed partial class SettingException(string message) : Exception(message)
{
    /// <summary>Such as <c>Registration:Mode</c>; null where what is wrong can't be told apart.</summary>
    public string? Setting { get; private init; }

    /// <summary>What it must be, for a form in the reader's language.</summary>
    public Wanted? Wanted { get; private init; }

    public static SettingException For(string setting, string? value, string wanted)
    {
        var variable = SettingOrigin.VariableOf(setting);
        return new($"The setting {setting} ({variable}) is '{Masked(value)}'. {wanted}") { Setting = setting };
    }

    public static SettingException For(string setting, string? value, Wanted wanted)
    {
        var unworded = For(setting, value, $"It must be {wanted.Words}.");
        return new(unworded.Message) { Setting = setting, Wanted = wanted };
    }

    /// <summary>An address without the password in it.</summary>
    public static string Masked(string? value) => Password.Replace(value ?? "", "***");

    // Errors end up in logs, and logs in other people's hands. To the last @, because who forgot to encode one has a longer password.
    [GeneratedRegex("(?<=://[^/@:]*:).*(?=@)")]
    static partial Regex Password { get; }
}
