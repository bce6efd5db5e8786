using LinqToDB;
using LinqToDB.Async;

namespace Parley.Data.Settings;

/// <summary>Reads and writes single settings by name.</summary>
public static class ForumSettings
{
    public static Task<string?> SettingAsync(this ParleyDb db, string name, CancellationToken cancel) =>
        db.Settings.Where(setting => setting.Name == name).Select(setting => setting.Value).SingleOrDefaultAsync(cancel);

    public static Task SetSettingAsync(this ParleyDb db, string name, string value, CancellationToken cancel) =>
        db.InsertOrReplaceAsync(new Setting { Name = name, Value = value }, token: cancel);
}
