namespace Parley.Web.Features.Admin;

/// <summary>
/// What was typed on a page of settings, by their names; <paramref name="Version"/> is what the page knew of, and
/// <paramref name="ToDefault"/> are those that go back to their defaults.
/// </summary>
public sealed record SettingsForm(long Version, IReadOnlyDictionary<string, string> Typed, IReadOnlySet<string> ToDefault)
{
    public static SettingsForm Untouched(long version) => new(version, new Dictionary<string, string>(), new HashSet<string>());
}

/// <summary>What somebody else changed since the page was shown.</summary>
public sealed record Meanwhile(OfferedSetting Setting, string MemberName, string Value, DateTimeOffset At);
