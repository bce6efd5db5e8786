using System.Net;
using LinqToDB;
using LinqToDB.Async;
using Microsoft.Extensions.DependencyInjection;
using Parley.Domain.Accounts;
using Parley.Testing;
using Parley.WebTests.Jobs;
using Xunit;

namespace Parley.WebTests.Accounts;

/// <summary>Between asking for another address and following its link.</summary>
public sealed class PendingAddressTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Address_that_waits_is_shown_until_it_is_confirmed()
    {
        var member = await App.MemberAsync();
        var visitor = await App.SignedInAsync(member);
        Assert.False((await visitor.GetAsync("/settings/account")).Has(".waiting-email"));

        var asked = await AskAsync(visitor, $"new-{member.Name}@example.org");
        Assert.Contains($"Waiting to be confirmed: new-{member.Name}@example.org", asked.TextAt(".waiting-email"), StringComparison.Ordinal);
        await FollowAsync(App, (await App.LastMailToAsync($"new-{member.Name}@example.org")).Link);

        Assert.False((await visitor.GetAsync("/settings/account")).Has(".waiting-email"));
    }

    [Fact]
    public async Task Link_is_sent_again_but_not_at_once_a_second_time()
    {
        var member = await App.MemberAsync();
        var visitor = await App.SignedInAsync(member);
        var asked = await AskAsync(visitor, $"new-{member.Name}@example.org");

        var sent = await visitor.SubmitAsync(asked, "form[action$='/email/again']");
        var soon = await visitor.SubmitAsync(sent, "form[action$='/email/again']");

        Assert.Contains("A link is on its way", sent.TextAt("main > [role=status]"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, soon.Status);
        Assert.True(soon.Has(".waiting-email"));
        var mails = await App.MailsToAsync($"new-{member.Name}@example.org");
        Assert.Equal(2, mails.Count);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(mails[0].Link)).Status);
    }

    [Fact]
    public async Task Change_that_is_called_off_leaves_a_dead_link()
    {
        var member = await App.MemberAsync();
        var visitor = await App.SignedInAsync(member);
        var asked = await AskAsync(visitor, $"new-{member.Name}@example.org");
        var link = (await App.LastMailToAsync($"new-{member.Name}@example.org")).Link;
        var form = await visitor.GetAsync(link);

        var cancelled = await visitor.SubmitAsync(asked, "form[action$='/email/cancel']");

        Assert.False(cancelled.Has(".waiting-email"));
        Assert.Contains("present address stays", cancelled.TextAt("main [role=status]"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(link)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.SubmitOnlyAsync(form, "main form")).Status);
        Assert.Equal(member.Email, await EmailAsync(member));
    }

    [Fact]
    public async Task Another_address_takes_the_place_of_the_first()
    {
        var member = await App.MemberAsync();
        var visitor = await App.SignedInAsync(member);
        await AskAsync(visitor, $"first-{member.Name}@example.org");
        var first = (await App.LastMailToAsync($"first-{member.Name}@example.org")).Link;

        var asked = await AskAsync(visitor, $"second-{member.Name}@example.org");

        Assert.Contains($"second-{member.Name}", asked.TextAt(".waiting-email"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(first)).Status);
    }

    [Fact]
    public async Task Own_address_is_refused_with_a_sentence()
    {
        var member = await App.MemberAsync();

        var page = await AskAsync(await App.SignedInAsync(member), member.Email!.ToUpperInvariant());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("address of your account already", page.TextAt("#email-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_whose_link_ran_out_can_be_sent_one_again()
    {
        var clock = SetClock.FromNow();
        await using var app = await ForumApp.StartAsync(configure: services => services.AddSingleton<TimeProvider>(clock));
        var visitor = await app.SignedInAsync(await app.MemberAsync());
        await AskAsync(visitor, "late@example.org");
        clock.Pass(TimeSpan.FromHours(25));

        var page = await visitor.GetAsync("/settings/account");
        Assert.Contains("has run out", page.TextAt(".waiting-email"), StringComparison.Ordinal);
        await visitor.SubmitAsync(page, "form[action$='/email/again']");

        Assert.Contains("is confirmed", (await FollowAsync(app, (await app.LastMailToAsync("late@example.org")).Link)).Text, StringComparison.Ordinal);
    }

    // Whoever has the account for a moment must not take the old address its way back by calling off what is just being confirmed.
    [Fact]
    public async Task Change_that_is_called_off_while_it_is_confirmed_is_either_off_or_can_be_taken_back()
    {
        for (var round = 0; round < 5; round++)
        {
            var member = await App.MemberAsync();
            var visitor = await App.SignedInAsync(member);
            var email = $"race-{member.Name}@example.org";
            var asked = await AskAsync(visitor, email);
            var form = await visitor.GetAsync((await App.LastMailToAsync(email)).Link);

            await Task.WhenAll(visitor.SubmitOnlyAsync(asked, "form[action$='/email/cancel']"), App.NewVisitor().SubmitOnlyAsync(form, "main form"), visitor.SubmitOnlyAsync(form, "main form"));

            if (await EmailAsync(member) == email)
                Assert.Equal(HttpStatusCode.OK, (await App.NewVisitor().GetAsync((await App.LastMailToAsync(member.Email!)).Link)).Status);
            else
                Assert.False((await visitor.GetAsync("/settings/account")).Has(".waiting-email"));
        }
    }

    static async Task<Page> AskAsync(Visitor visitor, string email) => await visitor.SubmitAsync(
        await visitor.GetAsync("/settings/account"), "form[action$='/email']", ("email", email), ("emailPassword", Cast.Password));

    static async Task<Page> FollowAsync(ForumApp app, string link)
    {
        var visitor = app.NewVisitor();
        return await visitor.SubmitAsync(await visitor.GetAsync(link), "main form");
    }

    Task<string?> EmailAsync(Member member) => App.WithDbAsync(db => db.Members.Where(row => row.Id == member.Id).Select(row => row.Email).SingleAsync());
}
