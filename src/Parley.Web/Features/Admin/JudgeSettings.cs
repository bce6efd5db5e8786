using Parley.Domain.Shared;

namespace Parley.Web.Features.Admin;

/// <summary>Judges settings as the start does, and finds all that is wrong with them.</summary>
public sealed class JudgeSettings(CurrentSettings settings)
{
    static readonly string[] MailServer = ["Mail:Server", "Mail:Port", "Mail:Tls"];

    /// <summary><paramref name="wanted"/> laid over what was chosen <paramref name="before"/>.</summary>
    public List<Problem> Judge(IReadOnlyDictionary<string, string?> before, IReadOnlyDictionary<OfferedSetting, string?> wanted)
    {
        var problems = new List<Problem>();
        var fields = wanted.Keys.ToDictionary(setting => setting.Name);
        var judged = Merged(before, wanted);
        foreach (var setting in wanted.Where(pair => !IsReadable(pair.Key, pair.Value)).Select(pair => pair.Key))
        {
            problems.Add(Unreadable(setting.Kind, setting.Field));
            PutBack(judged, before, setting.Name);
        }

        problems.AddRange(Wrong(judged, before, fields));
        if (problems.Count == 0 && SendsPasswordElsewhere(before, wanted))
            problems.Add(new Problem("Mail-Password", "SettingPasswordAgain"));
        return problems;
    }

    // The start stops at the first that is wrong. So that one goes back to what it was, and the others are judged.
    IEnumerable<Problem> Wrong(Dictionary<string, string?> judged, IReadOnlyDictionary<string, string?> before, Dictionary<string, OfferedSetting> fields)
    {
        var left = fields.Keys.ToHashSet();
        while (Check(judged) is { } wrong)
        {
            var name = wrong.Setting ?? "";
            yield return ProblemOf(wrong, fields.GetValueOrDefault(name)?.Field ?? "");
            if (!left.Remove(name))
                yield break;
            PutBack(judged, before, name);
        }
    }

    SettingException? Check(Dictionary<string, string?> chosen)
    {
        try
        {
            settings.AtStart.With(chosen.Where(pair => pair.Value is not null && settings.OriginOf(pair.Key) is null));
            return null;
        }
        catch (SettingException wrong)
        {
            return wrong;
        }
    }

    static Dictionary<string, string?> Merged(IReadOnlyDictionary<string, string?> before, IReadOnlyDictionary<OfferedSetting, string?> wanted)
    {
        var merged = before.ToDictionary();
        foreach (var (setting, value) in wanted)
            merged[setting.Name] = value;
        return merged;
    }

    static void PutBack(Dictionary<string, string?> judged, IReadOnlyDictionary<string, string?> before, string name) =>
        judged[name] = before.GetValueOrDefault(name);

    static Problem Unreadable(SettingKind kind, string field) =>
        kind == SettingKind.Number ? new Problem(field, "SettingWholeNumber") : new Problem(field, "SettingChoice");

    static bool IsReadable(OfferedSetting setting, string? value) => value is null || setting.Kind switch
    {
        SettingKind.Number => int.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out _),
        SettingKind.Switch => bool.TryParse(value, out _),
        SettingKind.Choice => setting.Choices.Contains(value),
        _ => true,
    };

    // Who may change the server, but does not know the password, is not to have it sent to a server of their own.
    bool SendsPasswordElsewhere(IReadOnlyDictionary<string, string?> before, IReadOnlyDictionary<OfferedSetting, string?> wanted)
    {
        var now = wanted.ToDictionary(pair => pair.Key.Name, pair => pair.Value);
        var password = before.GetValueOrDefault("Mail:Password");
        return !string.IsNullOrEmpty(password)
            && !now.ContainsKey("Mail:Password")
            && MailServer.Any(name => now.TryGetValue(name, out var value) && Differs(name, before, value));
    }

    bool Differs(string name, IReadOnlyDictionary<string, string?> before, string? value) =>
        (value ?? DefaultOf(name)) != (before.GetValueOrDefault(name) ?? DefaultOf(name));

    string DefaultOf(string name) => SettingPath.TextAt(settings.AtStart, name);

    static Problem ProblemOf(SettingException wrong, string field) => wrong.Wanted switch
    {
        { Kind: WantedKind.Number, Gaps: var range } => new Problem(field, "SettingNumber", range),
        { Kind: WantedKind.Text, Gaps: var lengths } => new Problem(field, "SettingText", lengths),
        { Kind: WantedKind.Choice } => new Problem(field, "SettingChoice"),
        { Kind: WantedKind.Email } => new Problem(field, "SettingEmail"),
        { Kind: WantedKind.Host } => new Problem(field, "SettingHost"),
        { Kind: WantedKind.FileEndings } => new Problem(field, "SettingFileEndings"),
        { Kind: WantedKind.Color } => new Problem(field, "ColorInvalid"),
        { Kind: WantedKind.Contrast } => new Problem(field, "SettingContrast"),
        { Kind: WantedKind.Languages } => new Problem(field, "SettingLanguages"),
        { Kind: WantedKind.Language } => new Problem(field, "SettingLanguage"),
        _ => new Problem(field, "SettingWrong", wrong.Message),
    };
}
