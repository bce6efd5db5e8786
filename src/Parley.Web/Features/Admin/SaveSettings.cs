using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Settings;
using Parley.Domain.Permissions;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Admin;

/// <summary>Takes what an administrator typed on one page of settings: all of it, or nothing and why.</summary>
public sealed class SaveSettings(ParleyDb db, CurrentSettings settings, JudgeSettings judge, WriteSettings write)
{
    public async Task<SavedSettings> SaveAsync(Viewer viewer, SettingSection section, SettingsForm form, CancellationToken cancel)
    {
        var saved = await db.WriteAsync(() => TrySaveAsync(viewer, section, form, cancel), cancel);
        settings.Refresh();
        return saved;
    }

    /// <summary>What the pages that are shown now know of.</summary>
    public Task<long> VersionAsync(CancellationToken cancel) => db.VersionOfSettingsAsync(cancel);

    async Task<SavedSettings> TrySaveAsync(Viewer viewer, SettingSection section, SettingsForm form, CancellationToken cancel)
    {
        // First of all, so that of two the second sees what the first did, and its own is judged beside that.
        var version = await db.TakeNextVersionAsync(cancel);
        var stored = await db.ChosenSettings.ToListAsync(cancel);
        var before = stored.Where(row => row.Value is not null).ToDictionary(row => row.Name, row => row.Value);
        var wanted = WantedBy(section, form, before);
        if (await OverlapAsync(section, form, wanted, stored, cancel) is { Count: > 0 } meanwhile)
            return new([], meanwhile);
        if (judge.Judge(before, wanted) is { Count: > 0 } problems)
            return new(problems, []);

        foreach (var (setting, value) in wanted.Where(change => before.GetValueOrDefault(change.Key.Name) != change.Value))
            await write.WriteAsync(viewer, version, setting.Name, value, ShownOf(setting, before.GetValueOrDefault(setting.Name), value), cancel);
        return new([], []);
    }

    // What is as it is by default is not kept: should the default be another one some day, it follows.
    Dictionary<OfferedSetting, string?> WantedBy(SettingSection section, SettingsForm form, Dictionary<string, string?> before)
    {
        var wanted = new Dictionary<OfferedSetting, string?>();
        foreach (var setting in OfferedSettings.Of(section).Where(setting => settings.OriginOf(setting.Name) is null))
        {
            if (form.ToDefault.Contains(setting.Name))
                wanted[setting] = null;
            else if (form.Typed.TryGetValue(setting.Name, out var typed) && !(setting.Kind == SettingKind.Secret && typed.Length == 0))
                wanted[setting] = typed == DefaultOf(setting) && before.GetValueOrDefault(setting.Name) is null ? null : typed;
        }

        return wanted;
    }

    // Who changed the same to the same is no obstacle: so a form that was sent twice is done once.
    async Task<List<Meanwhile>> OverlapAsync(
        SettingSection section, SettingsForm form, Dictionary<OfferedSetting, string?> wanted, List<ChosenSetting> stored, CancellationToken cancel)
    {
        var newer = stored.Where(row => row.Version > form.Version).ToDictionary(row => row.Name);
        var overlaps = OfferedSettings.Of(section)
            .Where(setting => newer.ContainsKey(setting.Name) && wanted.TryGetValue(setting, out var value) && value != newer[setting.Name].Value)
            .ToList();
        var names = await db.Members.Where(row => overlaps.Select(setting => newer[setting.Name].ChangedBy).Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => row.Name, cancel);
        return [.. overlaps.Select(setting => new Meanwhile(
            setting,
            names[newer[setting.Name].ChangedBy],
            ShownOf(setting, null, newer[setting.Name].Value).Became,
            newer[setting.Name].ChangedAt))];
    }

    SettingChange ShownOf(OfferedSetting setting, string? was, string? became) => setting.Kind == SettingKind.Secret
        ? WriteSettings.Cover(was ?? DefaultOf(setting), became ?? DefaultOf(setting))
        : new(was ?? DefaultOf(setting), became ?? DefaultOf(setting));

    string DefaultOf(OfferedSetting setting) => SettingPath.TextAt(settings.AtStart, setting.Name);
}

/// <summary>What came of it: all is well where both are empty.</summary>
public sealed record SavedSettings(IReadOnlyList<Problem> Problems, IReadOnlyList<Meanwhile> Meanwhile)
{
    public bool IsDone => Problems.Count == 0 && Meanwhile.Count == 0;
}
