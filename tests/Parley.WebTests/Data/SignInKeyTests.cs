using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Data;

public sealed class SignInKeyTests
{
    public SignInKeyTests() => Assert.SkipWhen(ForumApp.Missing is not null, ForumApp.Missing ?? "");

    [Fact]
    public async Task Restart_signs_nobody_out_and_breaks_no_open_form()
    {
        await using var first = await ForumApp.StartAsync();
        var member = await first.MemberAsync();
        var signedIn = await first.SignedInAsync(member);
        var form = await signedIn.GetAsync("/settings/appearance");

        await using var second = await ForumApp.StartOnAsync(first.Database);
        var visitor = TakenOver(signedIn, second);

        Assert.Equal(member.Name, (await visitor.GetAsync("/")).TextAt(".user-name"));
        Assert.Contains("Saved.", (await visitor.SubmitAsync(form, "main form", ("appearance", "Dark"))).Text, StringComparison.Ordinal);
    }

    // Both make a key in the empty table, and each has to know the other's.
    [Fact]
    public async Task Two_nodes_that_start_together_know_each_others_members()
    {
        await using var home = await ForumApp.StartAsync();
        var (anna, bruno) = (await home.MemberAsync("anna"), await home.MemberAsync("bruno"));
        var nodes = await Task.WhenAll(Task.Run(() => ForumApp.StartOnAsync(home.Database)), Task.Run(() => ForumApp.StartOnAsync(home.Database)));
        var visitors = await Task.WhenAll(Task.Run(() => nodes[0].SignedInAsync(anna)), Task.Run(() => nodes[1].SignedInAsync(bruno)));

        Assert.Equal(anna.Name, (await TakenOver(visitors[0], nodes[1]).GetAsync("/")).TextAt(".user-name"));
        Assert.Equal(bruno.Name, (await TakenOver(visitors[1], nodes[0]).GetAsync("/")).TextAt(".user-name"));
        foreach (var node in nodes)
            await node.DisposeAsync();
    }

    static Visitor TakenOver(Visitor visitor, ForumApp app)
    {
        var taken = app.NewVisitor();
        taken.Cookies.Add(visitor.Cookies.GetAllCookies());
        return taken;
    }
}
