namespace Parley.Domain.Accounts;

/// <summary>
/// What a browser says that it is, in words people know: "Firefox", "Windows". Browsers pretend to be each other, so the first line
/// that fits counts: whoever pretends stands above whom it pretends to be.
/// </summary>
public sealed record DeviceName(string? Browser, string? System)
{
    static readonly (string Token, string Name)[] Browsers =
    [
        ("MicroMessenger/", "WeChat"),
        ("QQBrowser/", "QQ Browser"),
        ("UCBrowser/", "UC Browser"),
        ("MiuiBrowser/", "Mi Browser"),
        ("HuaweiBrowser/", "Huawei Browser"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("DuckDuckGo/", "DuckDuckGo"),
        ("YaBrowser/", "Yandex Browser"),
        ("Vivaldi/", "Vivaldi"),
        ("OPR/", "Opera"),
        ("OPiOS/", "Opera"),
        ("Edg/", "Edge"),
        ("EdgA/", "Edge"),
        ("EdgiOS/", "Edge"),
        ("FxiOS/", "Firefox"),
        ("Firefox/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("Chromium/", "Chromium"),
        ("HeadlessChrome/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Epiphany/", "GNOME Web"),
        ("Version/", "Safari"),
        ("curl/", "curl"),
        ("Lynx/", "Lynx"),
        ("w3m/", "w3m"),
    ];

    static readonly (string Token, string Name)[] Systems =
    [
        ("OpenHarmony", "HarmonyOS"),
        ("HarmonyOS", "HarmonyOS"),
        ("Windows Phone", "Windows Phone"),
        ("Windows", "Windows"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("CrOS", "ChromeOS"),
        ("Macintosh", "macOS"),
        ("FreeBSD", "FreeBSD"),
        ("OpenBSD", "OpenBSD"),
        ("Linux", "Linux"),
    ];

    public static DeviceName Of(string agent) => new(First(Browsers, agent), First(Systems, agent));

    static string? First((string Token, string Name)[] names, string agent) =>
        names.FirstOrDefault(row => agent.Contains(row.Token, StringComparison.Ordinal)).Name;
}
