using LinqToDB;
using Parley.Data;
using Parley.Data.Settings;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;

namespace Parley.Web.Features.Admin;

/// <summary>Writes settings, and into the log what they were and became; in the caller's transaction.</summary>
public sealed class WriteSettings(ParleyDb db, TimeProvider time)
{
    // A log is read by many.
    const string Covered = "***";

    public async Task WriteAsync(Viewer viewer, long version, string name, string? value, SettingChange shown, CancellationToken cancel)
    {
        var setting = new ChosenSetting
        {
            Name = name,
            Value = value,
            Version = version,
            ChangedAt = time.GetUtcNow(),
            ChangedBy = viewer.RequireMember(),
        };
        await db.InsertOrReplaceAsync(setting, token: cancel);
        await db.LogAsync(
            viewer,
            new ModerationEntry
            {
                At = setting.ChangedAt,
                Act = ModeratorAct.SettingChanged,
                Was = $"{name} = {shown.Was}",
                Became = shown.Became,
            },
            cancel);
    }

    public static SettingChange Cover(string was, string became) => new(CoverOne(was), CoverOne(became));

    static string CoverOne(string secret) => secret.Length == 0 ? "" : Covered;
}

/// <summary>As the log shows it.</summary>
public sealed record SettingChange(string Was, string Became);
