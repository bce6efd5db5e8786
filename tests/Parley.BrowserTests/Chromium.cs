using Microsoft.Playwright;

namespace Parley.BrowserTests;

/// <summary>The browser that the system has; Playwright would download one of its own.</summary>
static class Chromium
{
    // The shell has no window to draw and takes half the time.
    static readonly string[] UsualPlaces = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

    // Nothing that the browser does of its own accord, and nothing from other hosts: what a page asks for is all there is.
    static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
    ];

    /// <summary>Why there is no browser; null when there is one.</summary>
    public static string? Missing => Variable("PARLEY_TEST_CHROMIUM_MISSING") is { } reason ? reason
        : File.Exists(Place) ? null : $"There is no Chromium at {Place} (PARLEY_TEST_CHROMIUM).";

    static string Place => Variable("PARLEY_TEST_CHROMIUM") ?? UsualPlaces.FirstOrDefault(File.Exists) ?? UsualPlaces[^1];

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(new() { ExecutablePath = Place, Args = Arguments });

    static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
