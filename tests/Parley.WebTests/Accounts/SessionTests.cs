using System.Net;
using LinqToDB;
using LinqToDB.Async;
using Microsoft.Extensions.DependencyInjection;
using Parley.Domain.Accounts;
using Parley.Testing;
using Parley.Web.Features.Accounts;
using Xunit;

namespace Parley.WebTests.Accounts;

public sealed class SessionTests(ForumApp app, StandingForum standing) : TwoStepTest(app, standing)
{
    const string Sessions = "/settings/sessions";
    const string FirefoxOnWindows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
    const string SafariOnIPhone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

    [Fact]
    public async Task Sessions_are_listed_in_words_with_this_one_marked()
    {
        var member = await Forum.MemberAsync();
        await SignedInAsync(member, FirefoxOnWindows);
        Pass(TimeSpan.FromMinutes(1));
        var visitor = await SignedInAsync(member, SafariOnIPhone);

        var page = await visitor.GetAsync(Sessions);

        Assert.Equal(["Safari on iPhone", "Firefox on Windows"], page.Texts(".plain-rows strong"));
        Assert.Contains("this one", page.TextAt(".plain-rows li"), StringComparison.Ordinal);
        Assert.Single(page.Texts(".own-mark"));
        Assert.Single(page.Texts(".plain-rows form"));
    }

    [Fact]
    public async Task One_session_is_ended_from_another()
    {
        var member = await Forum.MemberAsync();
        var (lost, visitor) = (await SignedInAsync(member, SafariOnIPhone), await SignedInAsync(member, FirefoxOnWindows));

        var page = await visitor.SubmitAsync(await visitor.GetAsync(Sessions), ".plain-rows form");

        Assert.Contains("The session was ended.", page.Text, StringComparison.Ordinal);
        Assert.Equal(["Firefox on Windows"], page.Texts(".plain-rows strong"));
        Assert.False((await lost.GetAsync("/")).Has(".user-name"));
        Assert.True((await visitor.GetAsync("/")).Has(".user-name"));
    }

    [Fact]
    public async Task All_other_sessions_are_ended_at_once()
    {
        var (member, other) = (await Forum.MemberAsync(), await Forum.MemberAsync());
        var bystander = await Forum.SignedInAsync(other);
        var lost = new[] { await SignedInAsync(member, SafariOnIPhone), await SignedInAsync(member, SafariOnIPhone) };
        var visitor = await SignedInAsync(member, FirefoxOnWindows);

        var page = await visitor.SubmitAsync(await visitor.GetAsync(Sessions), "form[action$='end-others']");

        Assert.Contains("All other sessions were ended.", page.Text, StringComparison.Ordinal);
        foreach (var browser in lost)
            Assert.False((await browser.GetAsync("/")).Has(".user-name"));
        Assert.True((await bystander.GetAsync("/")).Has(".user-name"));
    }

    [Fact]
    public async Task Session_of_another_member_is_not_there()
    {
        var (anna, mallory) = (await Forum.MemberAsync(), await Forum.MemberAsync());
        var victim = await Forum.SignedInAsync(anna);
        var id = await Forum.WithDbAsync(db => db.Sessions.Where(row => row.MemberId == anna.Id).Select(row => row.Id).SingleAsync());
        await Forum.SignedInAsync(mallory);
        var thief = await Forum.SignedInAsync(mallory);
        var page = await thief.GetAsync(Sessions);
        page.Document.QuerySelector(".plain-rows form")!.SetAttribute("action", $"{Sessions}/{id}/end");

        var answer = await thief.SubmitAsync(page, ".plain-rows form");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.True((await victim.GetAsync("/")).Has(".user-name"));
        Assert.DoesNotContain(anna.Name, (await thief.GetAsync(Sessions)).Text, StringComparison.Ordinal);
    }

    // Somebody plants the own cookie in another one's browser, and waits for that one to sign in.
    [Fact]
    public async Task Cookie_from_before_the_sign_in_is_worth_nothing_after()
    {
        var (mallory, anna) = (await Forum.MemberAsync("mallory"), await Forum.MemberAsync());
        var thief = await Forum.SignedInAsync(mallory);
        var victim = Forum.NewVisitor();
        var form = await victim.GetAsync("/login");
        Copy(thief, victim, "parley");
        var planted = victim.Cookies.GetAllCookies()["parley"]!.Value;

        // The form was made for a guest; the browser shows it once more, and she goes on.
        var stale = await victim.SubmitAsync(form, "main form", ("name", anna.Name), ("password", Cast.Password));
        var home = await victim.SubmitAsync(stale, "main form", ("name", anna.Name), ("password", Cast.Password));

        Assert.Equal(anna.Name, home.TextAt(".user-name"));
        Assert.NotEqual(planted, victim.Cookies.GetAllCookies()["parley"]!.Value);
        Assert.False((await thief.GetAsync("/")).Has(".user-name"));
    }

    [Fact]
    public async Task Sign_in_makes_a_new_session_each_time()
    {
        var member = await Forum.MemberAsync();
        var (first, second) = (await Forum.SignedInAsync(member), await Forum.SignedInAsync(member));

        Assert.NotEqual(first.Cookies.GetAllCookies()["parley"]!.Value, second.Cookies.GetAllCookies()["parley"]!.Value);
        Assert.Equal(2, await Forum.WithDbAsync(db => db.Sessions.CountAsync(row => row.MemberId == member.Id)));
    }

    [Fact]
    public async Task Sessions_that_nobody_came_back_to_and_old_addresses_are_forgotten()
    {
        var member = await Forum.MemberAsync();
        var now = TimeProvider.System.GetUtcNow();
        await InsertAsync(member, now - TimeSpan.FromDays(61), "203.0.113.1");
        await InsertAsync(member, now - TimeSpan.FromDays(59), "203.0.113.2");
        await Forum.WithDbAsync(db => db.InsertAsync(new SpentValue { Digest = Cast.UniqueName("spent"), ExpiresAt = now - TimeSpan.FromMinutes(1) }));

        await Forum.Services.GetRequiredService<PruneSessions>().PruneAsync(CancellationToken.None);
        Assert.Equal(["203.0.113.2"], await AddressesAsync(member));

        await using var strict = await ForumApp.StartBesideAsync(Forum, set: options => options.Privacy.AddressDays = 30);
        await strict.Services.GetRequiredService<PruneSessions>().PruneAsync(CancellationToken.None);
        Assert.Equal([null], await AddressesAsync(member));
        Assert.Equal(0, await Forum.WithDbAsync(db => db.SpentValues.CountAsync(row => row.ExpiresAt < now)));
    }

    [Fact]
    public async Task Session_that_ended_while_somebody_wrote_leads_back_to_the_text()
    {
        var member = await Forum.MemberAsync();
        var topic = await Forum.TopicAsync(member, await Forum.CategoryAsync());
        var visitor = await Forum.SignedInAsync(member);
        var page = await visitor.GetAsync($"/t/{topic.Id}/{topic.Slug}");
        await Forum.WithDbAsync(db => db.Sessions.Where(row => row.MemberId == member.Id).DeleteAsync());

        var signedOut = await visitor.SubmitAsync(page, "form.composer", ("text", "Written meanwhile"));
        var back = await visitor.SubmitAsync(signedOut, "main form", ("name", member.Name), ("password", Cast.Password));

        Assert.Equal("Written meanwhile", back.TextAt("textarea[name=text]"));
    }

    Task<int> InsertAsync(Member member, DateTimeOffset seen, string address) => Forum.WithDbAsync(db =>
        db.InsertAsync(new Session { MemberId = member.Id, CreatedAt = seen, SeenAt = seen, Address = address }));

    Task<List<string?>> AddressesAsync(Member member) =>
        Forum.WithDbAsync(db => db.Sessions.Where(row => row.MemberId == member.Id).Select(row => row.Address).ToListAsync());

    async Task<Visitor> SignedInAsync(Member member, string agent)
    {
        var visitor = Forum.NewVisitor();
        visitor.Headers["User-Agent"] = agent;
        await visitor.SubmitAsync(await visitor.GetAsync("/login"), "main form", ("name", member.Name), ("password", Cast.Password));
        return visitor;
    }

    static void Copy(Visitor from, Visitor to, string name)
    {
        var cookie = from.Cookies.GetAllCookies()[name]!;
        to.Cookies.Add(new System.Net.Cookie(cookie.Name, cookie.Value, cookie.Path, cookie.Domain));
    }
}
