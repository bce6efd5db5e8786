using System.Collections.Concurrent;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Parley.BrowserTests;

/// <summary>A window on the forum that remembers what a visitor's browser would complain about.</summary>
public sealed class Tab
{
    const string StatusOfPage = "Failed to load resource";
    const int MillisecondsToWait = 10_000;

    const string PlainPicture = """<svg xmlns="http://www.w3.org/2000/svg" width="480" height="270"><rect width="480" height="270" fill="#8a938f"/></svg>""";

    readonly string _address;
    readonly ConcurrentQueue<string> _complaints = [];

    Tab(IPage page, string address, bool hasForeignPictures)
    {
        Page = page;
        _address = address;
        page.Console += (_, message) => Hear(message);
        page.PageError += (_, error) => _complaints.Enqueue(error);
        page.Request += (_, request) => See(request, hasForeignPictures);
        page.Response += (_, response) => See(response);
    }

    public IPage Page { get; }

    /// <summary>Errors on the console, which a breach of the content security policy is too, missing files, requests to other hosts.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    public ILocator Title => Page.Locator("h1");

    public ILocator MemberName => Page.Locator(".user-name");

    public ILocator UnreadCount => Page.Locator(".bell-count");

    public string PathAndQuery => new Uri(Page.Url).PathAndQuery;

    public static async Task<Tab> OpenAsync(IBrowser browser, string address, TabOptions options)
    {
        var context = await browser.NewContextAsync(options.ToContext(address));
        context.SetDefaultTimeout(MillisecondsToWait);
        if (options.HasForeignPictures)
            await context.RouteAsync(url => !IsAt(address, url), route => route.FulfillAsync(new() { ContentType = "image/svg+xml", Body = PlainPicture }));
        return new(await context.NewPageAsync(), address, options.HasForeignPictures);
    }

    public Task<IResponse?> GoAsync(string address) => Page.GotoAsync(address);

    public Task ResizeAsync(int width) => Page.SetViewportSizeAsync(width, TabOptions.Height);

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Field(string label) => Page.GetByLabel(label, new() { Exact = true });

    public async Task LogInAsync(string name, string password)
    {
        await GoAsync("/login");
        await FillLogInAsync(name, password);
        await Expect(MemberName).ToHaveTextAsync(name);
    }

    public async Task FillLogInAsync(string name, string password)
    {
        await Page.Locator("#name").FillAsync(name);
        await Page.Locator("#password").FillAsync(password);
        await Page.Locator("main form button.primary").ClickAsync();
    }

    public async Task LogOutAsync()
    {
        await Page.Locator(".site-actions .menu > summary").ClickAsync();
        await Page.Locator("form[data-logout] button").ClickAsync();
    }

    void Hear(IConsoleMessage message)
    {
        // Of missing files the response tells more.
        if (message.Type == "error" && !message.Text.StartsWith(StatusOfPage, StringComparison.Ordinal))
            _complaints.Enqueue($"{message.Text} ({Page.Url})");
    }

    void See(IRequest request, bool hasForeignPictures)
    {
        if (!IsAt(_address, request.Url) && !(hasForeignPictures && request.ResourceType == "image"))
            _complaints.Enqueue($"{Page.Url} asks another host: {request.Url}");
    }

    static bool IsAt(string address, string url) =>
        url.StartsWith(address, StringComparison.Ordinal) || url.StartsWith("data:", StringComparison.Ordinal);

    void See(IResponse response)
    {
        // Told that its reader is signed out, a script goes on from there.
        if (response.Status is >= 400 and not 401 && !response.Request.IsNavigationRequest)
            _complaints.Enqueue($"{response.Status} for {response.Url} ({Page.Url})");
    }
}
