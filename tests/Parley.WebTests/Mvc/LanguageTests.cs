using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Mvc;

public sealed class LanguageTests(ForumApp app) : ForumTest(app)
{
    [Theory]
    [InlineData(null, "en")]
    [InlineData("en-GB,en;q=0.9", "en")]
    [InlineData("de-DE,de;q=0.9", "en")]
    [InlineData("zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans")]
    [InlineData("zh-Hans", "zh-Hans")]
    [InlineData("zh-SG", "zh-Hans")]
    [InlineData("zh", "zh-Hans")]
    [InlineData("zh-TW,zh;q=0.9,en;q=0.8", "zh-Hans")]
    [InlineData("de,zh-CN;q=0.5", "zh-Hans")]
    [InlineData("en;q=0.1, zh-CN;q=0.9", "zh-Hans")]
    [InlineData("zh;q=0, de", "en")]
    [InlineData(";;;,q=,*", "en")]
    public async Task Guest_reads_the_language_that_the_browser_asks_for(string? asked, string language)
    {
        var visitor = App.NewVisitor();
        if (asked is not null)
            visitor.Headers["Accept-Language"] = asked;

        var page = await visitor.GetAsync("/login");

        Assert.Equal(language, page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal(language == "en" ? "Log in" : "登录", page.Title);
    }

    [Fact]
    public async Task Guests_own_choice_is_stronger_than_the_browsers()
    {
        var visitor = App.NewVisitor();
        visitor.Headers["Accept-Language"] = "en";

        var saved = await visitor.SubmitAsync(await visitor.GetAsync("/settings/appearance"), "main form", ("language", "zh-Hans"));
        Assert.Equal("zh-Hans", saved.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal("zh-Hans", saved.Document.QuerySelector("option[selected]")!.GetAttribute("value"));

        var back = await visitor.SubmitAsync(saved, "main form", ("language", ""));
        Assert.Equal("en", back.Document.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task Members_choice_goes_with_the_member()
    {
        var member = await App.MemberAsync();
        var visitor = await App.SignedInAsync(member);
        await visitor.SubmitAsync(await visitor.GetAsync("/settings/appearance"), "main form", ("language", "zh-Hans"), ("appearance", "Dark"));

        var elsewhere = await App.SignedInAsync(member);
        var page = await elsewhere.GetAsync("/");

        Assert.Equal("zh-Hans", page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal("dark", ThemeOf(page));
        Assert.Equal("en", (await App.NewVisitor().GetAsync("/")).Document.DocumentElement.GetAttribute("lang"));
    }

    [Theory]
    [InlineData("Dark", "dark")]
    [InlineData("Light", "light")]
    [InlineData("System", null)]
    public async Task Guests_colours_are_kept_in_a_cookie(string chosen, string? theme)
    {
        var visitor = App.NewVisitor();

        var page = await visitor.SubmitAsync(await visitor.GetAsync("/settings/appearance"), "main form", ("appearance", chosen));

        Assert.Equal(theme, ThemeOf(page));
        Assert.Equal(theme is not null, visitor.Cookies.GetAllCookies().Any(cookie => cookie.Name == "appearance"));
    }

    [Theory]
    [InlineData("language", "c=xx|uic=xx")]
    [InlineData("language", "nonsense")]
    [InlineData("language", "c=../../etc|uic=%3Cscript%3E")]
    [InlineData("appearance", "99")]
    [InlineData("appearance", "nonsense")]
    [InlineData("parley", "nonsense")]
    [InlineData("antiforgery", "nonsense")]
    public async Task Cookie_that_was_tampered_with_counts_for_nothing(string cookie, string value)
    {
        var visitor = App.NewVisitor();
        visitor.Headers["Cookie"] = $"{cookie}={value}";

        foreach (var address in new[] { "/", "/settings/appearance", "/login" })
        {
            var page = await visitor.GetAsync(address);
            Assert.Equal(System.Net.HttpStatusCode.OK, page.Status);
            Assert.Equal(("en", null), (page.Document.DocumentElement.GetAttribute("lang"), ThemeOf(page)));
        }
    }

    [Fact]
    public async Task Language_that_is_not_offered_is_refused()
    {
        var visitor = App.NewVisitor();

        var page = await visitor.SubmitAsync(await visitor.GetAsync("/settings/appearance"), "main form", ("language", "xx"), ("appearance", "Dark"));

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, page.Status);
        Assert.DoesNotContain(visitor.Cookies.GetAllCookies(), cookie => cookie.Name is "language" or "appearance");
    }

    [Fact]
    public async Task Colours_that_are_not_offered_are_the_systems()
    {
        var visitor = App.NewVisitor();

        var page = await visitor.SubmitAsync(await visitor.GetAsync("/settings/appearance"), "main form", ("appearance", "99"));

        Assert.Null(ThemeOf(page));
    }

    // Razor leaves out an attribute without a value, but not one that begins with "data-".
    static string? ThemeOf(Page page) => page.Document.DocumentElement.GetAttribute("data-theme") is { Length: > 0 } theme ? theme : null;
}
