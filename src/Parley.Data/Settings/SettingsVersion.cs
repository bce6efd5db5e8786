using System.Globalization;
using LinqToDB;

namespace Parley.Data.Settings;

/// <summary>
/// A number that grows with every change in the browser of settings or prepared reasons. By it other nodes learn that there is something
/// to read, and a form that it is old.
/// </summary>
public static class SettingsVersion
{
    public const string Name = "Settings.Version";

    public static async Task<long> VersionOfSettingsAsync(this ParleyDb db, CancellationToken cancel) => Number(await db.SettingAsync(Name, cancel));

    public static long VersionOfSettings(this ParleyDb db) => Number(db.Settings.Where(row => row.Name == Name).Select(row => row.Value).SingleOrDefault());

    /// <summary>In a transaction: the next version. Who changes settings too waits until the transaction is over.</summary>
    public static async Task<long> TakeNextVersionAsync(this ParleyDb db, CancellationToken cancel)
    {
        var row = db.Settings.Where(setting => setting.Name == Name);
        await row.Set(setting => setting.Value, setting => setting.Value).UpdateAsync(cancel);
        var next = await db.VersionOfSettingsAsync(cancel) + 1;
        await row.Set(setting => setting.Value, next.ToString(CultureInfo.InvariantCulture)).UpdateAsync(cancel);
        return next;
    }

    static long Number(string? value) => value is null ? 0 : long.Parse(value, CultureInfo.InvariantCulture);
}
