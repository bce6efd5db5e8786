using System.Globalization;

namespace Parley.Web.Mvc;

public static class Languages
{
    public const string Cookie = "language";

    /// <summary>The languages that Parley speaks, each by its own name.</summary>
    public static readonly IReadOnlyList<(string Code, string Name)> All = [("en", "English"), ("zh-Hans", "简体中文")];

    public static IList<CultureInfo> Cultures => [.. All.Select(language => new CultureInfo(language.Code))];
}
