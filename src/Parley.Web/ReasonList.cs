using System.Globalization;
using Parley.Data.Settings;
using Parley.Web.Mvc;

namespace Parley.Web;

/// <summary>The prepared reasons, as administrators left them; before they change anything, those that Parley brings along.</summary>
public sealed class ReasonList
{
    /// <summary>Their words are in the resource files.</summary>
    public static readonly IReadOnlyList<string> Brought = ["spam", "off-topic", "rude", "duplicate", "illegal", "wrong-category", "personal-data"];

    readonly Dictionary<string, Dictionary<string, string>> _texts;

    ReasonList(IReadOnlyList<string> offered, Dictionary<string, Dictionary<string, string>> texts, bool isChanged) =>
        (Offered, _texts, IsChanged) = (offered, texts, isChanged);

    public static ReasonList Default { get; } = new(Brought, [], isChanged: false);

    /// <summary>The codes that a moderator may choose, in their order.</summary>
    public IReadOnlyList<string> Offered { get; }

    public bool IsChanged { get; }

    public static ReasonList Of(IReadOnlyList<PreparedReason> rows, IReadOnlyList<PreparedReasonText> texts) => rows.Count == 0
        ? Default
        : new(
            [.. rows.Where(row => row.RemovedAt is null).OrderBy(row => row.Position).ThenBy(row => row.Code, StringComparer.Ordinal).Select(row => row.Code)],
            texts.GroupBy(text => text.Code).ToDictionary(group => group.Key, group => group.ToDictionary(text => text.Language, text => text.Text)),
            isChanged: true);

    /// <summary>Also of one that is offered no longer; null where the words are Parley's own.</summary>
    public string? TextOf(string code) => TextOf(code, Languages.Closest(CultureInfo.CurrentUICulture.Name));

    public string? TextOf(string code, string? language) => !_texts.TryGetValue(code, out var texts)
        ? null
        : language is not null && texts.TryGetValue(language, out var text) ? text : texts.Values.FirstOrDefault();

    /// <summary>Exactly what was written for the language.</summary>
    public string? WrittenFor(string code, string language) => _texts.GetValueOrDefault(code)?.GetValueOrDefault(language);
}
