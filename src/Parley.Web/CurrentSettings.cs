using System.Data.Common;
using Microsoft.Extensions.Logging;
using Parley.Data;
using Parley.Data.Settings;

namespace Parley.Web;

/// <summary>
/// The settings as they hold now: those of the start, and over them what administrators chose in the browser, as far as the start left
/// it open. What lives for one request or one job asks for <see cref="ParleyOptions"/> and sees one state of them; what lives as long as
/// the program asks here, each time anew.
/// </summary>
public sealed partial class CurrentSettings(ParleyOptions atStart, Database database, ILogger<CurrentSettings> logger)
{
    const string MailServer = "Mail:";

    readonly Lock _reading = new();
    volatile State? _known;

    public ParleyOptions AtStart => atStart;

    public ParleyOptions Now => Known?.Options ?? atStart;

    public ReasonList Reasons => Known?.Reasons ?? ReasonList.Default;

    State? Known => _known ?? TryRead();

    /// <summary>Where the start fixed a setting; null where the browser may change it.</summary>
    public SettingOrigin? OriginOf(string setting) =>
        atStart.Origins.GetValueOrDefault(setting) ?? (setting.StartsWith(MailServer, StringComparison.Ordinal) ? OriginOfMailServer : null);

    // All of it or nothing: a password of the start is not for a server that somebody names in the browser.
    SettingOrigin? OriginOfMailServer => atStart.Smtp is not null
        ? atStart.Origins.GetValueOrDefault(nameof(atStart.Smtp)) ?? new(SettingSource.Environment, SettingOrigin.VariableOf(nameof(atStart.Smtp)))
        : atStart.Origins.Where(origin => origin.Key.StartsWith(MailServer, StringComparison.OrdinalIgnoreCase)).Select(origin => origin.Value).FirstOrDefault();

    /// <summary>Looks whether somebody changed something since, here or on another node.</summary>
    public void Refresh()
    {
        lock (_reading)
        {
            using var db = new ParleyDb(database);
            var version = db.VersionOfSettings();
            if (_known?.Version != version)
                _known = Read(db, version);
        }
    }

    // Who comes before the tables do gets the settings of the start, and the next one looks again.
    State? TryRead()
    {
        try
        {
            Refresh();
        }
        catch (DbException away)
        {
            LogUnread(away);
        }

        return _known;
    }

    State Read(ParleyDb db, long version)
    {
        var chosen = db.ChosenSettings.Where(row => row.Value != null).ToList()
            .Where(row => OriginOf(row.Name) is null)
            .ToDictionary(row => row.Name, row => row.Value);
        return new(version, Lay(chosen), ReasonList.Of([.. db.PreparedReasons], [.. db.PreparedReasonTexts]));
    }

    // What was good when it was chosen may be wrong beside what is fixed by now: then the start's is stronger, and the forum goes on.
    ParleyOptions Lay(Dictionary<string, string?> chosen)
    {
        while (true)
        {
            try
            {
                return atStart.With(chosen);
            }
            catch (SettingException wrong)
            {
                LogLeftOut(wrong.Message);
                if (wrong.Setting is null || !chosen.Remove(wrong.Setting))
                    return atStart;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The settings that were chosen in the browser can't be read now")]
    partial void LogUnread(Exception away);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What was chosen in the browser does not hold: {Wrong}")]
    partial void LogLeftOut(string wrong);

    sealed record State(long Version, ParleyOptions Options, ReasonList Reasons);
}
