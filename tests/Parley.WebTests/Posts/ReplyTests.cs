using System.Net;
using LinqToDB;
using LinqToDB.Async;
using Parley.Domain.Moderation;
using Parley.Domain.Topics;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Posts;

public sealed class ReplyTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Member_replies_at_the_foot_of_the_topic()
    {
        var topic = await TopicAsync();
        var visitor = await App.SignedInAsync(await App.MemberAsync());

        var page = await visitor.SubmitAsync(await visitor.VisitAsync($"/t/{topic.Id}"), "form.composer", ("text", "Here I am"));

        Assert.Equal("Here I am", page.TextAt("#p2 .prose"));
        Assert.Equal(1, (await ReadAsync(topic.Id)).ReplyCount);
    }

    [Fact]
    public async Task Guest_can_read_but_is_asked_to_log_in_to_reply()
    {
        var topic = await TopicAsync();

        var page = await App.NewVisitor().VisitAsync($"/t/{topic.Id}");

        Assert.False(page.Has("form.composer"));
        Assert.StartsWith("/login?return=", page.LinkAt(".topic-foot a.button"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guests_page_holds_no_token_and_sets_no_cookie()
    {
        var topic = await TopicAsync();
        foreach (var address in new[] { "/", "/categories", $"/t/{topic.Id}/{topic.Slug}" })
        {
            var page = await App.NewVisitor().GetAsync(address);
            Assert.False(page.Has("input[name=__token]"));
            Assert.DoesNotContain("Set-Cookie", page.Headers.Keys);
        }
    }

    [Fact]
    public async Task Form_sent_twice_makes_one_reply()
    {
        var topic = await TopicAsync();
        var visitor = await App.SignedInAsync(await App.MemberAsync());
        var form = await visitor.VisitAsync($"/t/{topic.Id}");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => visitor.SubmitOnlyAsync(form, "form.composer", ("text", "Once"))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.Status));
        Assert.Equal(2, await App.WithDbAsync(db => db.Posts.CountAsync(post => post.TopicId == topic.Id)));
        Assert.Equal(1, (await ReadAsync(topic.Id)).ReplyCount);
    }

    [Fact]
    public async Task Replies_at_once_lose_nothing_and_number_nothing_twice()
    {
        var topic = await TopicAsync();
        var members = new List<Domain.Accounts.Member>();
        for (var number = 0; number < 10; number++)
            members.Add(await App.MemberAsync());

        await Task.WhenAll(Enumerable.Range(0, 50).Select(number => Task.Run(() => App.ReplyAsync(members[number % 10], topic, $"Reply {number}"))));

        var numbers = await App.WithDbAsync(db => db.Posts.Where(post => post.TopicId == topic.Id).OrderBy(post => post.Number).Select(post => post.Number).ToListAsync());
        Assert.Equal(Enumerable.Range(1, 51), numbers);
        Assert.Equal(50, (await ReadAsync(topic.Id)).ReplyCount);
        Assert.Equal(50, await App.WithDbAsync(db => db.Categories.Where(row => row.Id == topic.CategoryId).Select(row => row.ReplyCount).SingleAsync()));
    }

    [Fact]
    public async Task Topic_that_was_closed_meanwhile_refuses_the_reply_and_keeps_its_text()
    {
        var topic = await TopicAsync();
        var visitor = await App.SignedInAsync(await App.MemberAsync());
        var form = await visitor.VisitAsync($"/t/{topic.Id}");
        await App.WithDbAsync(db => db.Topics.Where(row => row.Id == topic.Id).Set(row => row.ClosedAt, (DateTimeOffset?)topic.CreatedAt).UpdateAsync());

        var page = await visitor.SubmitAsync(form, "form.composer", ("text", "A long answer"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("was closed meanwhile", page.Text, StringComparison.Ordinal);
        Assert.Equal("A long answer", page.Document.QuerySelector("textarea")!.TextContent.Trim());
    }

    [Fact]
    public async Task Topic_that_was_hidden_meanwhile_is_not_there_but_the_text_is()
    {
        var topic = await TopicAsync();
        var visitor = await App.SignedInAsync(await App.MemberAsync());
        var form = await visitor.VisitAsync($"/t/{topic.Id}");
        await App.WithDbAsync(db => db.Topics.Where(row => row.Id == topic.Id).Set(row => row.Hidden, HiddenCauses.ByModerator).UpdateAsync());

        var page = await visitor.SubmitAsync(form, "form.composer", ("text", "A long answer"));

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("A long answer", page.Document.QuerySelector("#kept")!.TextContent.Trim());
    }

    [Fact]
    public async Task Text_of_an_expired_sign_in_is_there_after_logging_in_again()
    {
        var (topic, member) = (await TopicAsync(), await App.MemberAsync());
        var visitor = await App.SignedInAsync(member);
        var form = await visitor.VisitAsync($"/t/{topic.Id}");
        var later = App.NewVisitor();

        var signedOut = await later.SubmitAsync(form, "form.composer", ("text", "Written for an hour"));
        Assert.Equal(HttpStatusCode.Unauthorized, signedOut.Status);
        var wrong = await later.SubmitAsync(signedOut, "main form", ("name", member.Name), ("password", "mistyped it"));
        var back = await later.SubmitAsync(wrong, "main form", ("name", member.Name), ("password", Cast.Password));

        Assert.Equal(topic.Title, back.Title);
        Assert.Equal("Written for an hour", back.Document.QuerySelector("textarea")!.TextContent.Trim());
        var posted = await later.SubmitAsync(back, "form.composer");
        Assert.Equal("Written for an hour", posted.TextAt("#p2 .prose"));
        Assert.Equal("", posted.Document.QuerySelector("textarea")!.TextContent.Trim());
    }

    [Theory]
    [InlineData("")]
    [InlineData("forged")]
    public async Task Form_without_the_right_token_is_shown_again_with_its_text(string token)
    {
        var topic = await TopicAsync();
        var visitor = await App.SignedInAsync(await App.MemberAsync());
        var form = await visitor.VisitAsync($"/t/{topic.Id}");

        var stale = await visitor.SubmitAsync(form, "form.composer", ("text", "Do not lose me"), ("__token", token));
        Assert.Equal(HttpStatusCode.BadRequest, stale.Status);
        Assert.Equal("Do not lose me", stale.Document.QuerySelector("textarea")!.TextContent.Trim());
        Assert.Equal(1, await App.WithDbAsync(db => db.Posts.CountAsync(post => post.TopicId == topic.Id)));

        var posted = await visitor.SubmitAsync(stale, "main form");
        Assert.Equal("Do not lose me", posted.TextAt("#p2 .prose"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    [InlineData("\u202e\u200b")]
    public async Task Reply_without_words_is_refused(string text)
    {
        var topic = await TopicAsync();
        var visitor = await App.SignedInAsync(await App.MemberAsync());

        var page = await visitor.SubmitAsync(await visitor.VisitAsync($"/t/{topic.Id}"), "form.composer", ("text", text));

        Assert.Equal("Write something first.", page.TextAt("#text-error"));
    }

    [Theory]
    [InlineData("<!-- nothing to see -->")]
    [InlineData("[there]: https://example.org")]
    public async Task Reply_of_which_nothing_would_be_seen_is_refused(string text)
    {
        var topic = await TopicAsync();
        var visitor = await App.SignedInAsync(await App.MemberAsync());

        var page = await visitor.SubmitAsync(await visitor.VisitAsync($"/t/{topic.Id}"), "form.composer", ("text", text));

        Assert.Equal("Nothing of this text would be seen. Write something.", page.TextAt("#text-error"));
        Assert.Equal(text, page.TextAt("textarea"));
    }

    [Fact]
    public async Task Form_that_was_sent_already_takes_another_text_for_another_reply()
    {
        var topic = await TopicAsync();
        var visitor = await App.SignedInAsync(await App.MemberAsync());
        var form = await visitor.VisitAsync($"/t/{topic.Id}");

        await visitor.SubmitAsync(form, "form.composer", ("text", "Sent"));
        await visitor.SubmitAsync(form, "form.composer", ("text", "Gone back and written on"));
        var page = await visitor.SubmitAsync(form, "form.composer", ("text", "Sent"));

        Assert.Equal(["Its text", "Sent", "Gone back and written on"], page.Texts(".post .prose"));
    }

    [Fact]
    public async Task Answer_of_an_expired_sign_in_still_knows_what_it_answers()
    {
        var (topic, member) = (await TopicAsync(), await App.MemberAsync());
        var reply = await App.ReplyAsync(await App.MemberAsync("asker"), topic, "A question");
        var form = await (await App.SignedInAsync(member)).GetAsync($"/t/{topic.Id}/reply?to={reply.Number}");
        Assert.Contains("asker", form.TextAt("[data-reply-context]"), StringComparison.Ordinal);
        var later = App.NewVisitor();

        var signedOut = await later.SubmitAsync(form, "form.composer", ("text", "An answer"));
        var back = await later.SubmitAsync(signedOut, "main form", ("name", member.Name), ("password", Cast.Password));
        var posted = await later.SubmitAsync(back, "form.composer");

        Assert.True(posted.Has("#p3 .reply-to"));
    }

    [Fact]
    public async Task Bytes_that_are_not_UTF8_do_no_harm()
    {
        var topic = await TopicAsync();
        var visitor = await App.SignedInAsync(await App.MemberAsync());
        var form = await visitor.VisitAsync($"/t/{topic.Id}");
        var token = form.Document.QuerySelector("form.composer input[name=__token]")!.GetAttribute("value")!;
        var body = new ByteArrayContent([.. System.Text.Encoding.ASCII.GetBytes($"__token={Uri.EscapeDataString(token)}&text=caf%E9%00+%ED%A0%80+"), 0xff, 0xfe]);
        body.Headers.ContentType = new("application/x-www-form-urlencoded");

        var answer = await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, $"/t/{topic.Id}/replies") { Content = body });

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.StartsWith("caf", (await visitor.VisitAsync($"/t/{topic.Id}")).TextAt("#p2 .prose"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quote_link_fills_the_form_and_notes_what_is_answered()
    {
        var topic = await TopicAsync("Wise words");
        var visitor = await App.SignedInAsync(await App.MemberAsync());

        var form = await visitor.GetAsync((await visitor.VisitAsync($"/t/{topic.Id}")).LinkAt("#p1 a.quote")!);
        Assert.Contains("Wise words", form.Document.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        var page = await visitor.SubmitAsync(form, "form.composer");

        Assert.Contains("Wise words", page.TextAt("#p2 aside.quote blockquote"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reply_to_a_post_shows_a_link_to_it()
    {
        var topic = await TopicAsync();
        var (asker, answerer) = (await App.MemberAsync("asker"), await App.MemberAsync("answerer"));
        await App.ReplyAsync(asker, topic, "A question");
        await App.ReplyAsync(answerer, topic, "Another thing");
        await App.ReplyAsync(answerer, topic, "An answer", replyTo: 2);

        var page = await App.NewVisitor().VisitAsync($"/t/{topic.Id}");

        Assert.Equal($"Reply to {asker.Name}, #2", page.TextAt("#p4 .reply-to"));
        Assert.False(page.Has("#p3 .reply-to"));
    }

    async Task<Topic> TopicAsync(string text = "Its text") => await App.TopicAsync(await App.MemberAsync(), await App.CategoryAsync(), "A topic", text);

    Task<Topic> ReadAsync(TopicId id) => App.WithDbAsync(db => db.Topics.SingleAsync(row => row.Id == id));
}
