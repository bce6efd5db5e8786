namespace Parley.Web.Features.Admin;

public enum SettingSection
{
    Forum,
    Registration,
    Limits,
    Moderation,
    Mail,
    Languages,
    Retention,
}

/// <summary>How a setting is typed.</summary>
public enum SettingKind
{
    Line,
    Words,
    Number,
    Switch,
    Choice,
    Color,
    Secret,
    Several,
}

/// <summary>What a number counts.</summary>
public enum SettingUnit
{
    Posts,
    Seconds,
    Minutes,
    Days,
    Bits,
    Megabytes,
    Files,
    Links,
    Images,
    Names,
    Reports,
    OClock,
}

/// <summary>A setting that administrators change in the browser; <paramref name="Name"/> is that of the configuration.</summary>
public sealed record OfferedSetting(SettingSection Section, string Name, SettingKind Kind)
{
    public SettingUnit? Unit { get; init; }

    /// <summary>What may be chosen, as the configuration writes it.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Of its field in the form.</summary>
    public string Field => Name.Replace(':', '-');

    /// <summary>In the keys of its words.</summary>
    public string Key => Name.Replace(':', '.');
}
