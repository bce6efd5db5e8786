using System.Globalization;

namespace Parley.Web.Mvc;

public static class Languages
{
    public const string Cookie = "language";

    /// <summary>The languages that Parley speaks, each by its own name.</summary>
    public static readonly IReadOnlyList<(string Code, string Name)> All = [("en", "English"), ("zh-Hans", "简体中文")];

    /// <summary>The language of ours that is another kind of the asked one, such as the Simplified Chinese for any Chinese.</summary>
    public static string? Closest(string asked) => All.Select(language => language.Code).FirstOrDefault(code => Kind(code) == Kind(asked));

    /// <summary>What a language calls itself; null for what is none of ours.</summary>
    public static string? NameOf(string code) => All.Where(language => language.Code == code).Select(language => language.Name).FirstOrDefault();

    public static IList<CultureInfo> Cultures => [.. All.Select(language => new CultureInfo(language.Code))];

    /// <summary>Speaks a member's language until it is disposed: for what is written without a request, such as mails.</summary>
    public static IDisposable Speak(string? code)
    {
        var spoken = new Spoken(CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(code ?? All[0].Code);
        return spoken;
    }

    static string Kind(string code) => code.Split('-')[0].ToLowerInvariant();

    sealed class Spoken(CultureInfo culture, CultureInfo words) : IDisposable
    {
        public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, words);
    }
}
