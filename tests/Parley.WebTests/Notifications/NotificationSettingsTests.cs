using System.Net;
using LinqToDB;
using LinqToDB.Async;
using Parley.Domain.Notifications;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Notifications;

public sealed class NotificationSettingsTests(ForumApp app) : ForumTest(app)
{
    const string Address = "/settings/notifications";

    [Fact]
    public async Task Member_chooses_mails_mentions_and_what_is_watched()
    {
        var member = await App.MemberAsync();
        var visitor = await App.SignedInAsync(member);
        var page = await visitor.GetAsync(Address);
        Assert.True(page.Has("input[name=watchesOwn][checked]"));
        Assert.Equal("page", page.Document.QuerySelector($".settings-nav a[href='{Address}']")?.GetAttribute("aria-current"));

        // A box that is not ticked is not sent.
        page.Document.QuerySelector("input[name=watchesOwn]")!.RemoveAttribute("checked");
        page = await visitor.SubmitAsync(page, "main form.form", ("mailsDirect", "Never"), ("mailsWatched", "Daily"), ("mentionsFrom", "Staff"));

        Assert.Contains("Saved", page.TextAt("[role=status]"), StringComparison.Ordinal);
        Assert.Equal("Never", page.Document.QuerySelector("#mailsDirect option[selected]")?.GetAttribute("value"));
        var row = await App.WithDbAsync(db => db.Members.SingleAsync(found => found.Id == member.Id));
        Assert.Equal(
            (MailRhythm.Never, MailRhythm.Daily, MentionsFrom.Staff, false, true),
            (row.MailsDirect, row.MailsWatched, row.MentionsFrom, row.WatchesOwn, row.WatchesStarted));
    }

    [Theory]
    [InlineData("mailsDirect", "")]
    [InlineData("mailsWatched", "Hourly")]
    [InlineData("mentionsFrom", "9")]
    public async Task Choice_that_is_none_comes_back_with_the_word_beside_it(string field, string value)
    {
        var member = await App.MemberAsync();
        var visitor = await App.SignedInAsync(member);

        var page = await visitor.SubmitAsync(await visitor.GetAsync(Address), "main form.form", ("mailsDirect", "Daily"), ("mailsWatched", "Daily"), (field, value));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Choose one of these.", page.TextAt($":is(.field, fieldset):has([name={field}]) .error"));
        Assert.Equal(MailRhythm.Immediately, await App.WithDbAsync(db => db.Members.Where(row => row.Id == member.Id).Select(row => row.MailsWatched).SingleAsync()));
    }

    [Fact]
    public async Task Guest_is_asked_to_log_in_and_member_without_an_address_is_told()
    {
        Assert.StartsWith("/login", (await App.NewVisitor().GetAsync(Address)).Location, StringComparison.Ordinal);

        var member = await App.MemberAsync();
        await App.SetAsync(member, row => row.Email, (string?)null);
        Assert.Contains("no e-mail address", (await (await App.SignedInAsync(member)).GetAsync(Address)).Text, StringComparison.Ordinal);
    }
}
