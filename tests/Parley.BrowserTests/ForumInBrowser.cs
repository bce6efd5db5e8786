using Microsoft.Playwright;
using Parley.BrowserTests.Catalogue;
using Parley.Testing;
using Xunit;

namespace Parley.BrowserTests;

/// <summary>One forum on a socket and one browser, which all tests share.</summary>
public sealed class ForumInBrowser : IAsyncLifetime
{
    const int SecondsToWait = 10;

    readonly Lazy<Task<ForumContent>> _content;
    IPlaywright? _playwright;
    IBrowser? _browser;
    ForumApp? _app;

    public ForumInBrowser() => _content = new(() => ForumContent.MakeAsync(App));

    /// <summary>Why there is nothing to test with; null when all is there.</summary>
    public static string? Missing => Chromium.Missing ?? ForumApp.Missing;

    public ForumApp App => _app!;

    public IBrowser Browser => _browser!;

    /// <summary>What the pages of the catalogue show, made when the first of them is asked for.</summary>
    public Task<ForumContent> ContentAsync() => _content.Value;

    public async ValueTask InitializeAsync()
    {
        if (Missing is not null)
            return;

        Assertions.SetDefaultExpectTimeout(SecondsToWait * 1000);
        _app = await ForumApp.StartOnSocketAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_content.IsValueCreated)
            await (await ContentAsync()).DisposeAsync();
        if (_app is not null)
            await _app.DisposeAsync();
    }
}
