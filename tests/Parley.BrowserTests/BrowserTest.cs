using Parley.Domain.Accounts;
using Parley.Testing;
using Xunit;

namespace Parley.BrowserTests;

/// <summary>
/// A test with a browser; skipped, with the reason, where there is none. Whatever it opens has cookies of its own, is closed after
/// it, and must have given no cause for complaint.
/// </summary>
public abstract class BrowserTest : IAsyncLifetime
{
    readonly List<Tab> _tabs = [];

    protected BrowserTest(ForumInBrowser forum)
    {
        Assert.SkipWhen(ForumInBrowser.Missing is not null, ForumInBrowser.Missing ?? "");
        Forum = forum;
    }

    protected ForumInBrowser Forum { get; }

    protected ForumApp App => Forum.App;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var tab in _tabs)
            await tab.Page.Context.CloseAsync();
        Assert.Empty(_tabs.SelectMany(tab => tab.Complaints));
        GC.SuppressFinalize(this);
    }

    /// <summary>Somebody with a browser of their own, signed out.</summary>
    protected async Task<Tab> OpenAsync(TabOptions? options = null, string? address = null)
    {
        var tab = await Tab.OpenAsync(Forum.Browser, address ?? App.Address, options ?? new());
        _tabs.Add(tab);
        return tab;
    }

    protected async Task<Tab> SignInAsync(Member member, TabOptions? options = null)
    {
        var tab = await OpenAsync(options);
        await tab.LogInAsync(member.Name, Cast.Password);
        return tab;
    }
}
