using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Admin;

/// <summary>How settings stand: on the pages that change them, and those that only the start can set.</summary>
public sealed class ShowSettings(CurrentSettings settings)
{
    static readonly string[] Secrets = ["Database", "Smtp", "Storage"];

    public SettingsPage Page(SettingSection section, SettingsForm form, FormProblems problems, IReadOnlyList<Meanwhile> meanwhile) =>
        new(section, [.. OfferedSettings.Of(section).Select(setting => ViewOf(setting, form))], form.Version, problems, meanwhile);

    public IReadOnlyList<FixedSetting> Fixed() =>
    [
        .. SettingPath.All
            .Where(name => name != OfferedSettings.Logo && OfferedSettings.All.All(setting => setting.Name != name))
            .Select(name => new FixedSetting(name, ShownOf(name), settings.AtStart.Origins.GetValueOrDefault(name))),
    ];

    SettingView ViewOf(OfferedSetting setting, SettingsForm form)
    {
        var (now, atStart) = (SettingPath.TextAt(settings.Now, setting.Name), SettingPath.TextAt(settings.AtStart, setting.Name));
        var isSecret = setting.Kind == SettingKind.Secret;
        return new(setting, isSecret ? "" : form.Typed.GetValueOrDefault(setting.Name, now), isSecret ? "" : atStart)
        {
            Origin = settings.OriginOf(setting.Name),
            IsChosen = now != atStart,
            IsSet = now.Length > 0,
            ToDefault = form.ToDefault.Contains(setting.Name),
        };
    }

    string ShownOf(string name)
    {
        var value = SettingPath.TextAt(settings.AtStart, name);
        return Secrets.Contains(name) ? SettingException.Masked(value) : value;
    }
}

public sealed record SettingsPage(
    SettingSection Section, IReadOnlyList<SettingView> Settings, long Version, FormProblems Problems, IReadOnlyList<Meanwhile> Meanwhile);

/// <summary>One setting of the page. Secrets are never in it.</summary>
public sealed record SettingView(OfferedSetting Setting, string Value, string Default)
{
    /// <summary>Where the start fixed it.</summary>
    public SettingOrigin? Origin { get; init; }

    /// <summary>Whether it is another than by default.</summary>
    public bool IsChosen { get; init; }

    public bool IsSet { get; init; }

    public bool ToDefault { get; init; }
}

public sealed record FixedSetting(string Name, string Value, SettingOrigin? Origin);
