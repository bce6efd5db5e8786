using System.Net;
using LinqToDB.Async;
using Parley.Domain.Accounts;
using Parley.Domain.Notifications;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Notifications;

public sealed class UnsubscribeTests : IClassFixture<MailedForum>
{
    readonly MailedForum _forum;

    public UnsubscribeTests(MailedForum forum)
    {
        Assert.SkipWhen(ForumApp.Missing is not null, ForumApp.Missing ?? "");
        _forum = forum;
    }

    ForumApp App => _forum.App;

    [Fact]
    public async Task Button_of_a_mail_program_ends_such_mails_without_a_cookie_or_a_token()
    {
        var (reader, mail) = await MailedAsync();
        Assert.Equal("List-Unsubscribe=One-Click", mail.Header("List-Unsubscribe-Post"));
        var address = new Uri(mail.Header("List-Unsubscribe")!.Trim('<', '>')).PathAndQuery;

        var answer = await App.NewVisitor().PostAsync(address, [KeyValuePair.Create("List-Unsubscribe", "One-Click")]);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal((MailRhythm.Never, MailRhythm.Immediately), await RhythmsAsync(reader));
    }

    [Fact]
    public async Task Link_in_the_mail_asks_first_and_its_button_ends_the_mails()
    {
        var (reader, mail) = await MailedAsync();
        var guest = App.NewVisitor();

        var page = await guest.GetAsync(mail.Links[^1]);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("no-referrer", page.Headers["Referrer-Policy"]);
        Assert.Equal((MailRhythm.Immediately, MailRhythm.Immediately), await RhythmsAsync(reader));

        page = await guest.SubmitAsync(page, "form.unsubscribe");
        Assert.Contains("no more e-mail", page.TextAt("[role=status]"), StringComparison.Ordinal);
        Assert.Equal((MailRhythm.Never, MailRhythm.Immediately), await RhythmsAsync(reader));
        Assert.Empty(guest.Cookies.GetAllCookies());
    }

    [Theory]
    [InlineData("x")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Address_that_was_not_made_here_ends_nothing(string token)
    {
        Assert.Equal(HttpStatusCode.NotFound, (await App.NewVisitor().GetAsync($"/unsubscribe/{token}")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await App.NewVisitor().PostAsync($"/unsubscribe/{token}", [])).Status);
    }

    [Fact]
    public async Task Changed_address_ends_nothing()
    {
        var (reader, mail) = await MailedAsync();
        var address = mail.Links[^1];
        var changed = address[..^5] + (address[^5] == 'A' ? 'B' : 'A') + address[^4..];

        Assert.Equal(HttpStatusCode.BadRequest, (await App.NewVisitor().PostAsync(changed, [])).Status);
        Assert.Equal((MailRhythm.Immediately, MailRhythm.Immediately), await RhythmsAsync(reader));
    }

    async Task<(Member Reader, SmtpMail Mail)> MailedAsync()
    {
        var (author, reader) = (await App.MemberAsync("author"), await App.MemberAsync("reader"));
        await App.TopicAsync(author, await App.CategoryAsync(), "Mailed", $"@{reader.Name}");
        await _forum.SendMailsAsync();
        return (reader, Assert.Single(_forum.Sink.MailsTo(reader.Email!)));
    }

    async Task<(MailRhythm Direct, MailRhythm Watched)> RhythmsAsync(Member member)
    {
        var row = await App.WithDbAsync(db => db.Members.SingleAsync(found => found.Id == member.Id));
        return (row.MailsDirect, row.MailsWatched);
    }
}
