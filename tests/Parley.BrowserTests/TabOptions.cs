using Microsoft.Playwright;

namespace Parley.BrowserTests;

/// <summary>What kind of browser somebody comes with.</summary>
public sealed record TabOptions
{
    public const int WideScreen = 1280;
    public const int Phone = 390;
    public const int Height = 900;

    public bool Scripts { get; init; } = true;

    public int Width { get; init; } = WideScreen;

    public string Language { get; init; } = "en-US";

    public ColorScheme Light { get; init; } = ColorScheme.Light;

    /// <summary>Members' posts may show pictures from anywhere: a plain one stands in for each of them.</summary>
    public bool HasForeignPictures { get; init; }

    public BrowserNewContextOptions ToContext(string address) => new()
    {
        BaseURL = address,
        JavaScriptEnabled = Scripts,
        ViewportSize = new() { Width = Width, Height = Height },
        Locale = Language,
        ColorScheme = Light,
        // Colours that are still changing would be measured half way.
        ReducedMotion = ReducedMotion.Reduce,
    };
}
