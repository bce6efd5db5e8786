using LinqToDB;
using LinqToDB.Async;
using MimeKit;
using Parley.Data.Mails;
using Parley.Domain.Accounts;
using Parley.Domain.Moderation;
using Parley.Domain.Notifications;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Notifications;

/// <summary>Mails as they reach a mail server.</summary>
public sealed class NotificationMailTests : IClassFixture<MailedForum>
{
    readonly MailedForum _forum;

    public NotificationMailTests(MailedForum forum)
    {
        Assert.SkipWhen(ForumApp.Missing is not null, ForumApp.Missing ?? "");
        _forum = forum;
    }

    ForumApp App => _forum.App;

    [Fact]
    public async Task Mail_says_who_wrote_what_in_text_and_HTML_and_its_link_leads_to_the_post()
    {
        var (author, reader) = (await App.MemberAsync("author"), await App.MemberAsync("reader"));
        var topic = await App.TopicAsync(author, await App.CategoryAsync(), "Bread & <butter>", $"Hello @{reader.Name}, **look** <img src=x onerror=alert(1)> & [here](https://example.org)");
        await _forum.SendMailsAsync();

        var mail = Assert.Single(_forum.Sink.MailsTo(reader.Email!));
        Assert.Equal("forum@localhost.localdomain", mail.Sender);
        Assert.Equal("[Parley] Bread & <butter>", mail.Message.Subject);
        Assert.IsType<MultipartAlternative>(mail.Message.Body);
        Assert.Contains($"{author.Name} mentioned you\n> Hello @{reader.Name}, look", mail.Text, StringComparison.Ordinal);

        var html = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(mail.Message.HtmlBody!);
        Assert.Equal("Bread & <butter>", html.QuerySelector("h1")?.TextContent);
        Assert.Contains($"Hello @{reader.Name}, look", html.QuerySelector("blockquote")?.TextContent, StringComparison.Ordinal);
        Assert.Null(html.QuerySelector("img, script, link, style"));
        Assert.Equal("en", html.DocumentElement.GetAttribute("lang"));
        Assert.All(html.QuerySelectorAll("a"), link => Assert.StartsWith("http://forum.example.org/", link.GetAttribute("href"), StringComparison.Ordinal));

        var visitor = await App.SignedInAsync(reader);
        var page = await visitor.VisitAsync(mail.Links[0]);
        Assert.Equal("Bread & <butter>", page.Title);
        Assert.False(page.Has(".bell-count"));
        var logged = Assert.Single(await _forum.LogAsync(reader));
        Assert.Equal((MailStatus.Sent, "notification", mail.Message.Subject), (logged.Status, logged.Kind, logged.Subject));
        Assert.Contains("127.0.0.1", logged.Reason, StringComparison.Ordinal);
        Assert.Equal($"/t/{topic.Id}/{topic.Slug}", page.Address);
    }

    [Fact]
    public async Task One_mail_a_topic_goes_out_until_the_next_visit_and_mails_of_a_topic_stand_together()
    {
        var (author, reader, category) = (await App.MemberAsync("author"), await App.MemberAsync("reader"), await App.CategoryAsync());
        var (first, second) = (await App.TopicAsync(author, category, "First"), await App.TopicAsync(author, category, "Second"));
        await App.WatchAsync(reader, first, WatchLevel.Watching);
        await App.WatchAsync(reader, second, WatchLevel.Watching);

        await App.ReplyAsync(author, first, "One");
        await App.ReplyAsync(author, first, "Two");
        await _forum.SendMailsAsync();
        await App.ReplyAsync(author, first, "Three");
        await App.ReplyAsync(author, second, "Elsewhere");
        await _forum.SendMailsAsync();
        Assert.Equal(["[Parley] First", "[Parley] Second"], Subjects(reader));
        Assert.Contains("> One\n", _forum.Sink.MailsTo(reader.Email!)[0].Text, StringComparison.Ordinal);
        Assert.Contains("> Two\n", _forum.Sink.MailsTo(reader.Email!)[0].Text, StringComparison.Ordinal);
        Assert.Contains(await _forum.LogAsync(reader), row => row.Status == MailStatus.Skipped && row.Reason!.Contains("last visit", StringComparison.Ordinal));

        await _forum.VisitAsync(reader);
        _forum.Clock.Pass(TimeSpan.FromMinutes(10));
        await App.ReplyAsync(author, first, "Four");
        await _forum.SendMailsAsync();

        var mails = _forum.Sink.MailsTo(reader.Email!);
        Assert.Equal(["[Parley] First", "[Parley] Second", "[Parley] First"], Subjects(reader));
        Assert.DoesNotContain("> Two\n", mails[2].Text, StringComparison.Ordinal);
        Assert.Equal(mails[0].Header("References"), mails[2].Header("References"));
        Assert.Equal(mails[0].Message.InReplyTo, mails[2].Message.InReplyTo);
        Assert.NotEqual(mails[0].Message.InReplyTo, mails[1].Message.InReplyTo);
        Assert.Equal(3, mails.Select(mail => mail.Message.MessageId).Distinct().Count());
        Assert.EndsWith("@localhost.localdomain", mails[0].Message.MessageId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mails_come_from_the_forum_by_its_name_and_its_domain()
    {
        var member = await App.MemberAsync();
        var visitor = App.NewVisitor();
        await visitor.SubmitAsync(await visitor.GetAsync("/forgot-password"), "main form", ("email", member.Email!));
        await _forum.SendMailsAsync();

        var mail = _forum.Sink.MailsTo(member.Email!)[0];

        Assert.Equal("\"Parley\" <forum@localhost.localdomain>", mail.Message.From.ToString());
        Assert.Equal("forum@localhost.localdomain", mail.Sender);
        Assert.EndsWith("@localhost.localdomain", mail.Message.MessageId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_on_the_site_gets_no_mail_while_there_and_none_of_what_was_read_meanwhile()
    {
        var (author, reader, category) = (await App.MemberAsync("author"), await App.MemberAsync("reader"), await App.CategoryAsync());
        await App.TopicAsync(author, category, "While there", $"@{reader.Name}");
        await App.RunJobsAsync();
        await _forum.VisitAsync(reader, later: TimeSpan.FromMinutes(2.4));
        _forum.Clock.Pass(TimeSpan.FromMinutes(2.5));
        await App.RunJobsAsync();
        Assert.Empty(_forum.Sink.MailsTo(reader.Email!));
        Assert.Empty(await _forum.LogAsync(reader));

        await _forum.SendMailsAsync();
        Assert.Single(_forum.Sink.MailsTo(reader.Email!));

        await App.TopicAsync(author, category, "Read at once", $"@{reader.Name}");
        await App.RunJobsAsync();
        await App.WithDbAsync(db => db.Notifications.Where(row => row.MemberId == reader.Id).Set(row => row.IsUnread, false).UpdateAsync());
        await _forum.SendMailsAsync();
        Assert.Single(_forum.Sink.MailsTo(reader.Email!));
        Assert.Equal((MailStatus.Skipped, "read", "Read at once"), Last(await _forum.LogAsync(reader)));
    }

    [Fact]
    public async Task Nothing_is_mailed_that_was_hidden_unwished_or_has_no_address()
    {
        var (author, category) = (await App.MemberAsync("author"), await App.CategoryAsync());
        var (hidden, never, unclaimed, ignoring) =
            (await App.MemberAsync("hidden"), await App.MemberAsync("never"), await App.MemberAsync("unclaimed"), await App.MemberAsync("ignoring"));
        var topic = await App.TopicAsync(author, category, "For some", $"@{hidden.Name} @{never.Name} @{unclaimed.Name} @{ignoring.Name}");
        await App.RunJobsAsync();
        await App.SetAsync(never, row => row.MailsDirect, MailRhythm.Never);
        await App.SetAsync(unclaimed, row => row.PasswordHash, (string?)null);
        await App.IgnoreAsync(ignoring, author);
        await App.HidePostAsync(topic, 1, HiddenCauses.ByModerator);
        await _forum.SendMailsAsync();

        Assert.All(new[] { hidden, never, unclaimed, ignoring }, member => Assert.Empty(_forum.Sink.MailsTo(member.Email!)));
        Assert.Equal((MailStatus.Skipped, "hidden", "For some"), Last(await _forum.LogAsync(hidden)));
        Assert.Equal((MailStatus.Skipped, "hidden", "For some"), Last(await _forum.LogAsync(ignoring)));
        Assert.Equal((MailStatus.Skipped, "not wanted", "For some"), Last(await _forum.LogAsync(never)));
        Assert.Equal((MailStatus.Skipped, "no address that mail may go to", "For some"), Last(await _forum.LogAsync(unclaimed)));
    }

    [Fact]
    public async Task Member_with_an_unclaimed_account_is_told_on_the_site_and_no_mail_is_even_planned()
    {
        var (author, reader) = (await App.MemberAsync("author"), await App.MemberAsync("reader"));
        await App.SetAsync(reader, row => row.PasswordHash, (string?)null);
        await App.TopicAsync(author, await App.CategoryAsync(), "Quiet", $"@{reader.Name}");
        await _forum.SendMailsAsync();

        Assert.Equal(1, await App.WithDbAsync(db => db.Notifications.CountAsync(row => row.MemberId == reader.Id)));
        Assert.Empty(await _forum.LogAsync(reader));
    }

    [Fact]
    public async Task Mail_speaks_the_members_language()
    {
        var (author, reader) = (await App.MemberAsync("author"), await App.MemberAsync("reader"));
        await App.SetAsync(reader, row => row.Language, "zh-Hans");
        await App.TopicAsync(author, await App.CategoryAsync(), "饺子", $"@{reader.Name} 你好");
        await _forum.SendMailsAsync();

        var mail = Assert.Single(_forum.Sink.MailsTo(reader.Email!));
        Assert.Contains($"{author.Name} 提到了您\n> @{reader.Name} 你好", mail.Text, StringComparison.Ordinal);
        Assert.Contains("lang=\"zh-Hans\"", mail.Message.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("到网站阅读", mail.Message.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_server_that_fails_twice_gets_the_same_mail_a_third_time_and_once()
    {
        var (author, reader) = (await App.MemberAsync("author"), await App.MemberAsync("reader"));
        await App.TopicAsync(author, await App.CategoryAsync(), "Stubborn", $"@{reader.Name}");
        _forum.Sink.RefuseNext(2);
        await _forum.SendMailsAsync();
        Assert.Empty(_forum.Sink.MailsTo(reader.Email!));

        var waits = new List<TimeSpan>();
        for (var attempt = 0; attempt < 2; attempt++)
        {
            var job = await App.WithDbAsync(db => db.Jobs.SingleAsync(row => row.Handler == "SendMail" && row.Payload.Contains(reader.Email!)));
            waits.Add(job.RunAt - _forum.Clock.GetUtcNow());
            _forum.Clock.Pass(waits[^1] + TimeSpan.FromSeconds(1));
            await App.RunJobsAsync();
        }

        Assert.Single(_forum.Sink.MailsTo(reader.Email!));
        Assert.True(waits[1] > waits[0]);
        var log = await _forum.LogAsync(reader);
        Assert.Equal([MailStatus.Failed, MailStatus.Failed, MailStatus.Sent], log.Select(row => row.Status));
        Assert.Contains("Come back later", log[0].Reason, StringComparison.Ordinal);
        await _forum.SendMailsAsync();
        Assert.Single(_forum.Sink.MailsTo(reader.Email!));
    }

    [Fact]
    public async Task Job_of_a_mail_that_is_done_again_sends_it_once()
    {
        var (author, reader) = (await App.MemberAsync("author"), await App.MemberAsync("reader"));
        var topic = await App.TopicAsync(author, await App.CategoryAsync(), "Once", $"@{reader.Name}");
        await _forum.SendMailsAsync();
        var post = await App.WithDbAsync(db => db.Posts.Where(row => row.TopicId == topic.Id).Select(row => row.Id).SingleAsync());

        await App.HappenAsync(new NotificationMailDue(reader.Id.Value, post.Value, NotificationSubject.Words));
        await App.HappenAsync(new NotificationMailDue(reader.Id.Value, 999_999_999, NotificationSubject.Words));

        Assert.Single(_forum.Sink.MailsTo(reader.Email!));
        Assert.Single(await _forum.LogAsync(reader));
    }

    [Fact]
    public async Task Mails_about_accounts_are_logged_too_and_have_no_list_headers()
    {
        var member = await App.MemberAsync();
        var visitor = App.NewVisitor();
        await visitor.SubmitAsync(await visitor.GetAsync("/forgot-password"), "main form", ("email", member.Email!));
        await App.RunJobsAsync();

        var mail = Assert.Single(_forum.Sink.MailsTo(member.Email!));
        Assert.Null(mail.Header("List-Unsubscribe"));
        Assert.Null(mail.Message.HtmlBody);
        Assert.Equal(("account", MailStatus.Sent), (await _forum.LogAsync(member)).Select(row => (row.Kind, row.Status)).Single());
    }

    IEnumerable<string> Subjects(Member member) => _forum.Sink.MailsTo(member.Email!).Select(mail => mail.Message.Subject!);

    static (MailStatus Status, string? Reason, string Subject) Last(List<LoggedMail> log) => (log[^1].Status, log[^1].Reason, log[^1].Subject);
}
