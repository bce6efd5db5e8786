using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Accounts;

/// <summary>What is said after a form.</summary>
public sealed class SayingTests(ForumApp app) : ForumTest(app)
{
    [Theory]
    [InlineData("/?said=PasswordChanged")]
    [InlineData("/settings/account?said=EmailChanged")]
    [InlineData("/settings/sessions?ended=99")]
    [InlineData("/settings/security?done=PasskeyRemoved")]
    [InlineData("/settings/profile?saved=true")]
    [InlineData("/settings/appearance?saved=true")]
    [InlineData("/settings/notifications?saved=true")]
    public async Task Address_alone_says_nothing(string address)
    {
        var visitor = await App.SignedInAsync(await App.MemberAsync());

        Assert.False((await visitor.GetAsync(address)).Has("main [role=status]"));
    }

    [Fact]
    public async Task It_is_said_once_and_on_a_page_that_nobody_keeps()
    {
        var visitor = await App.SignedInAsync(await App.MemberAsync());

        var saved = await visitor.SubmitAsync(await visitor.GetAsync("/settings/appearance"), "main form", ("appearance", "Dark"));

        Assert.Equal(("/settings/appearance", "Saved."), (saved.Address, saved.TextAt("main [role=status]")));
        Assert.Equal("no-store", saved.Headers["Cache-Control"]);
        Assert.False((await visitor.GetAsync("/settings/appearance")).Has("main [role=status]"));
    }

    [Fact]
    public async Task Page_of_a_guest_to_whom_nothing_is_to_be_said_sets_no_cookie()
    {
        var page = await App.NewVisitor().GetAsync("/");

        Assert.False(page.Headers.ContainsKey("Set-Cookie"));
        Assert.False(page.Headers.ContainsKey("Cache-Control"));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("LoggedOut,Welcome")]
    [InlineData("99")]
    [InlineData("1")]
    public async Task Cookie_that_is_not_on_the_list_says_nothing(string value)
    {
        var visitor = App.NewVisitor();
        visitor.Headers["Cookie"] = $"said={value}";

        Assert.False((await visitor.GetAsync("/")).Has("main [role=status]"));
    }
}
