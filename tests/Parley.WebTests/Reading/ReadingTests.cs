using System.Net;
using LinqToDB;
using LinqToDB.Async;
using Parley.Domain.Accounts;
using Parley.Domain.Categories;
using Parley.Domain.Groups;
using Parley.Domain.Moderation;
using Parley.Domain.Topics;
using Parley.Testing;
using Parley.Web.Features.Topics;
using Xunit;

namespace Parley.WebTests.Reading;

public sealed class ReadingTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task New_member_starts_with_everything_read()
    {
        var category = await App.CategoryAsync();
        await App.TopicAsync(await App.MemberAsync("author"), category, "From before");
        var visitor = await App.SignedInAsync(await App.MemberAsync("reader"));

        Assert.False((await visitor.GetAsync($"/c/{category.Slug}")).Has(".new-count"));
        Assert.Contains("You have read everything", (await visitor.GetAsync($"/c/{category.Slug}?order=unread")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_counts_what_is_new_leads_to_the_first_and_the_topic_shows_as_many()
    {
        var (author, reader, category, topic) = await NewTopicAsync();
        for (var reply = 0; reply < 24; reply++)
            await App.ReplyAsync(author, topic);
        var visitor = await App.SignedInAsync(reader);

        var list = await visitor.GetAsync($"/c/{category.Slug}");
        Assert.Equal("25 new", list.TextAt(".topic-row.unread .new-count"));
        Assert.Equal($"/t/{topic.Id}/{topic.Slug}", list.LinkAt(".new-count"));

        Assert.Equal(20, (await visitor.GetAsync($"/t/{topic.Id}/{topic.Slug}")).Texts(".new-mark").Count);
        list = await visitor.GetAsync($"/c/{category.Slug}");
        Assert.Equal("5 new", list.TextAt(".new-count"));
        Assert.Equal($"/t/{topic.Id}/{topic.Slug}?page=2#p21", list.LinkAt(".new-count"));

        var again = await visitor.GetAsync($"/t/{topic.Id}/{topic.Slug}");
        Assert.False(again.Has(".new-mark"));
        Assert.Equal($"/t/{topic.Id}/{topic.Slug}?page=2#p21", again.LinkAt(".topic-rail .first-unread"));

        Assert.Equal(5, (await visitor.GetAsync($"/t/{topic.Id}/{topic.Slug}?page=2")).Texts(".new-mark").Count);
        Assert.False((await visitor.GetAsync($"/c/{category.Slug}")).Has(".topic-row.unread"));
        Assert.False((await visitor.GetAsync($"/t/{topic.Id}/{topic.Slug}")).Has(".first-unread"));
    }

    [Fact]
    public async Task What_was_read_counts_at_once_and_is_written_in_the_background()
    {
        var (_, reader, category, topic) = await NewTopicAsync();
        var visitor = await App.SignedInAsync(reader);

        await visitor.GetAsync($"/t/{topic.Id}/{topic.Slug}");
        Assert.False((await visitor.GetAsync($"/c/{category.Slug}")).Has(".new-count"));

        await App.WithAsync<NoteReading, bool>(async reading =>
        {
            await reading.FlushAsync(CancellationToken.None);
            return true;
        });
        Assert.Equal(1, await App.WithDbAsync(db => db.TopicMarks.Where(row => row.MemberId == reader.Id && row.TopicId == topic.Id).Select(row => row.Number).SingleAsync()));
        Assert.False((await visitor.GetAsync($"/c/{category.Slug}")).Has(".new-count"));
    }

    [Theory]
    [InlineData("Sec-Purpose", "prefetch;prerender")]
    [InlineData("Purpose", "prefetch")]
    [InlineData("X-Moz", "prefetch")]
    public async Task Page_that_a_browser_asks_in_advance_is_not_read(string header, string value)
    {
        var (_, reader, category, topic) = await NewTopicAsync();
        var visitor = await App.SignedInAsync(reader);

        visitor.Headers[header] = value;
        await visitor.GetAsync($"/t/{topic.Id}/{topic.Slug}");
        visitor.Headers.Clear();
        await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Head, $"/t/{topic.Id}/{topic.Slug}"));

        Assert.Equal("1 new", (await visitor.GetAsync($"/c/{category.Slug}")).TextAt(".new-count"));
    }

    [Fact]
    public async Task Own_posts_hidden_ones_and_those_of_ignored_members_are_not_new()
    {
        var (author, reader, category, topic) = await NewTopicAsync();
        var ignored = await App.MemberAsync("ignored");
        await App.IgnoreAsync(reader, ignored);
        await App.ReplyAsync(reader, topic);
        await App.ReplyAsync(ignored, topic);
        await App.ReplyAsync(author, topic);
        await App.ReplyAsync(author, topic);
        await App.HidePostAsync(topic, 4, HiddenCauses.ByModerator);
        var visitor = await App.SignedInAsync(reader);

        Assert.Equal("2 new", (await visitor.GetAsync($"/c/{category.Slug}")).TextAt(".new-count"));
        Assert.Equal(2, (await visitor.GetAsync($"/t/{topic.Id}/{topic.Slug}")).Texts(".new-mark").Count);
        await App.HidePostAsync(topic, 5, HiddenCauses.ByModerator);
        Assert.False((await visitor.GetAsync($"/c/{category.Slug}")).Has(".new-count"));
    }

    [Fact]
    public async Task Post_marks_the_topic_unread_from_there_or_read_up_to_there()
    {
        var (author, reader, category, topic) = await NewTopicAsync();
        for (var reply = 0; reply < 4; reply++)
            await App.ReplyAsync(author, topic);
        var visitor = await App.SignedInAsync(reader);
        var page = await visitor.GetAsync($"/t/{topic.Id}/{topic.Slug}");
        Assert.Equal("marks", page.Document.QuerySelector("#p3 button[name=unreadFrom][value='3']")?.GetAttribute("form"));

        var unread = await visitor.SubmitAsync(page, "#marks", ("unreadFrom", "3"));
        Assert.Contains("unread from that post on", unread.TextAt("[role=status]"), StringComparison.Ordinal);
        Assert.Equal("3 new", unread.TextAt($".topic-row:has(a[href*='/t/{topic.Id}/']) .new-count"));
        Assert.Equal($"/t/{topic.Id}/{topic.Slug}#p3", (await visitor.GetAsync($"/c/{category.Slug}")).LinkAt(".new-count"));

        await visitor.SubmitAsync(page, "#marks", ("upTo", "4"));
        Assert.Equal("1 new", (await visitor.GetAsync($"/c/{category.Slug}")).TextAt(".new-count"));
    }

    [Fact]
    public async Task Old_topic_that_was_marked_unread_stands_in_the_list_of_unread_ones()
    {
        var (author, category) = (await App.MemberAsync("author"), await App.CategoryAsync());
        var older = await App.TopicAsync(author, category, "From before");
        var reader = await App.MemberAsync("reader");
        var newer = await App.TopicAsync(author, category, "From after");
        var visitor = await App.SignedInAsync(reader);

        await visitor.SubmitAsync(await visitor.GetAsync($"/t/{older.Id}/{older.Slug}"), "#marks", ("unreadFrom", "1"));

        Assert.Equal([newer.Title, older.Title], (await visitor.GetAsync($"/c/{category.Slug}?order=unread")).Texts(".topic-title > a:first-of-type"));
    }

    [Theory]
    [InlineData("unreadFrom", "99", HttpStatusCode.NotFound)]
    [InlineData("upTo", "0", HttpStatusCode.NotFound)]
    [InlineData("upTo", "2147483647", HttpStatusCode.NotFound)]
    [InlineData("upTo", "x", HttpStatusCode.BadRequest)]
    [InlineData("neither", "1", HttpStatusCode.BadRequest)]
    public async Task Mark_at_a_post_that_is_not_there_is_refused(string name, string value, HttpStatusCode status)
    {
        var (_, reader, _, topic) = await NewTopicAsync();
        var visitor = await App.SignedInAsync(reader);

        var answer = await visitor.SubmitOnlyAsync(await visitor.GetAsync($"/t/{topic.Id}/{topic.Slug}"), "#marks", (name, value));

        Assert.Equal(status, answer.Status);
    }

    [Fact]
    public async Task Mark_in_a_topic_that_may_not_be_seen_is_refused_and_guests_are_asked_to_log_in()
    {
        var (_, reader, _, topic) = await NewTopicAsync();
        var moderator = await App.MemberAsync("mod", Role.Moderator);
        var secret = await App.TopicAsync(moderator, await App.CategoryAsync(GroupId.Moderators));
        var visitor = await App.SignedInAsync(reader);
        var token = (await visitor.GetAsync($"/t/{topic.Id}/{topic.Slug}")).Document.QuerySelector("#marks input")!.GetAttribute("value")!;

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync($"/t/{secret.Id}/read", new Dictionary<string, string> { ["__token"] = token, ["upTo"] = "1" })).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await App.NewVisitor().PostAsync($"/t/{topic.Id}/read", [new("upTo", "1")])).Status);
        Assert.False((await App.NewVisitor().GetAsync($"/t/{topic.Id}/{topic.Slug}")).Has("#marks, .post-marks, .new-mark, .first-unread"));
    }

    [Fact]
    public async Task All_of_a_category_is_marked_read_as_it_was_seen()
    {
        var (author, reader, category, topic) = await NewTopicAsync();
        var elsewhere = await App.TopicAsync(author, await App.CategoryAsync());
        var visitor = await App.SignedInAsync(reader);
        var seen = await visitor.GetAsync($"/c/{category.Slug}");
        await App.ReplyAsync(author, topic, "Came while the page was looked at");

        var page = await visitor.SubmitAsync(seen, "main form[action$='/read']");

        Assert.Contains("marked as read", page.TextAt("[role=status]"), StringComparison.Ordinal);
        Assert.Equal("1 new", page.TextAt(".new-count"));
        Assert.Equal($"/t/{topic.Id}/{topic.Slug}#p2", page.LinkAt(".new-count"));
        Assert.Contains(elsewhere.Id.ToString(), (await visitor.GetAsync("/unread")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_is_marked_read_as_it_was_seen()
    {
        var (author, reader, category, topic) = await NewTopicAsync();
        var visitor = await App.SignedInAsync(reader);
        var seen = await visitor.GetAsync("/unread");

        var page = await visitor.SubmitAsync(seen, "main form[action='/read']");
        Assert.DoesNotContain($"/t/{topic.Id}/", page.Body, StringComparison.Ordinal);
        Assert.False((await visitor.GetAsync($"/c/{category.Slug}")).Has(".new-count"));

        await App.ReplyAsync(author, topic);
        Assert.Equal("1 new", (await visitor.GetAsync($"/c/{category.Slug}")).TextAt(".new-count"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("soon")]
    [InlineData("99999999999999999")]
    public async Task Time_that_is_none_marks_nothing(string seen)
    {
        var (_, reader, category, _) = await NewTopicAsync();
        var visitor = await App.SignedInAsync(reader);

        var answer = await visitor.SubmitOnlyAsync(await visitor.GetAsync("/unread"), "main form[action='/read']", ("seen", seen));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("1 new", (await visitor.GetAsync($"/c/{category.Slug}")).TextAt(".new-count"));
    }

    [Fact]
    public async Task Time_to_come_marks_no_more_than_what_is_there()
    {
        var (author, reader, category, topic) = await NewTopicAsync();
        var visitor = await App.SignedInAsync(reader);
        var inAYear = DateTimeOffset.FromUnixTimeMilliseconds(0).AddYears(100).ToUnixTimeMilliseconds();

        await visitor.SubmitAsync(await visitor.GetAsync("/unread"), "main form[action='/read']", ("seen", $"{inAYear}"));
        await App.ReplyAsync(author, topic);

        Assert.Equal("1 new", (await visitor.GetAsync($"/c/{category.Slug}")).TextAt(".new-count"));
    }

    [Fact]
    public async Task Late_note_of_what_was_shown_does_not_undo_what_was_marked_by_hand()
    {
        var (author, reader, category, topic) = await NewTopicAsync();
        await App.ReplyAsync(author, topic);
        var visitor = await App.SignedInAsync(reader);
        var page = await visitor.GetAsync($"/t/{topic.Id}/{topic.Slug}");
        await visitor.SubmitAsync(page, "#marks", ("unreadFrom", "2"));

        await App.WithAsync<NoteReading, bool>(async reading =>
        {
            await reading.FlushAsync(CancellationToken.None);
            return true;
        });

        Assert.Equal("1 new", (await visitor.GetAsync($"/c/{category.Slug}")).TextAt(".new-count"));
    }

    [Fact]
    public async Task Second_node_sees_what_was_read_on_the_first_once_it_is_written()
    {
        var (_, reader, category, topic) = await NewTopicAsync();
        await using var other = await ForumApp.StartBesideAsync(App);
        var visitor = await App.SignedInAsync(reader);
        await visitor.GetAsync($"/t/{topic.Id}/{topic.Slug}");
        await App.WithAsync<NoteReading, bool>(async reading =>
        {
            await reading.FlushAsync(CancellationToken.None);
            return true;
        });

        Assert.False((await (await other.SignedInAsync(reader)).GetAsync($"/c/{category.Slug}")).Has(".new-count"));
    }

    async Task<(Member Author, Member Reader, Category Category, Topic Topic)> NewTopicAsync()
    {
        var (author, reader, category) = (await App.MemberAsync("author"), await App.MemberAsync("reader"), await App.CategoryAsync());
        return (author, reader, category, await App.TopicAsync(author, category));
    }
}
