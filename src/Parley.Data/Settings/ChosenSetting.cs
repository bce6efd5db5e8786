using Parley.Domain.Accounts;

namespace Parley.Data.Settings;

/// <summary>A setting that an administrator chose in the browser.</summary>
public sealed record ChosenSetting
{
    /// <summary>As in the configuration, such as <c>Registration:Mode</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>Null where it is back to its default: the row stays, and tells who did that, and when.</summary>
    public string? Value { get; init; }

    /// <summary>See <see cref="SettingsVersion"/>.</summary>
    public long Version { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    public MemberId ChangedBy { get; init; }
}
