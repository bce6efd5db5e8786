using System.Collections.Concurrent;
using Microsoft.Playwright;
using Parley.Testing;

namespace Parley.BrowserTests.Catalogue;

/// <summary>Who logged in once need not do it again for every page: the cookies are kept.</summary>
public sealed class SignIns
{
    readonly ConcurrentDictionary<string, Cookie[]> _cookies = [];

    public async Task EnterAsync(Tab tab, string member)
    {
        if (_cookies.TryGetValue(member, out var known))
        {
            await tab.Page.Context.AddCookiesAsync(known);
            return;
        }

        await tab.LogInAsync(member, Cast.Password);
        _cookies[member] = [.. (await tab.Page.Context.CookiesAsync()).Select(KeptCookie)];
    }

    static Cookie KeptCookie(BrowserContextCookiesResult cookie) => new()
    {
        Name = cookie.Name,
        Value = cookie.Value,
        Domain = cookie.Domain,
        Path = cookie.Path,
        HttpOnly = cookie.HttpOnly,
        SameSite = cookie.SameSite,
        Expires = cookie.Expires,
    };
}
