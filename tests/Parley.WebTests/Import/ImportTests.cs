using System.Net;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Topics;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Import;

public sealed class ImportTests : IClassFixture<ImportedForum>
{
    const string Afterwards = "After the move";

    readonly ImportedForum _forum;

    public ImportTests(ImportedForum forum)
    {
        Assert.SkipWhen(ForumApp.Missing is not null, ForumApp.Missing ?? "");
        _forum = forum;
    }

    Visitor Guest => _forum.App.NewVisitor();

    [Fact]
    public void Strict_run_writes_nothing_for_a_broken_line()
    {
        Assert.Equal(1, _forum.Strict.ExitCode);
        Assert.Contains($"Line {ClockForum.BrokenLine}:", _forum.Strict.Errors, StringComparison.Ordinal);
        Assert.Contains("Nothing was written, because of --strict.", _forum.Strict.Errors, StringComparison.Ordinal);
        Assert.Equal(new ForumSize(1, 1, 1, 1), _forum.AfterStrict);
    }

    [Fact]
    public void Broken_lines_are_told_by_their_numbers_and_left_out()
    {
        Assert.Equal(0, _forum.First.ExitCode);
        Assert.Contains($"Line {ClockForum.BrokenLine}:", _forum.First.Errors, StringComparison.Ordinal);
        Assert.Contains($"Line {ClockForum.EmptyLine}: The topic has no posts.", _forum.First.Errors, StringComparison.Ordinal);
        Assert.Contains(
            $"{ClockForum.Topics} topics with {ClockForum.Posts} posts came in, by 5 members in 2 categories", _forum.First.Output, StringComparison.Ordinal);
        Assert.Contains($"{ClockForum.FaultyLines} lines were left out.", _forum.First.Output, StringComparison.Ordinal);
        Assert.Equal(new ForumSize(1 + ClockForum.Topics, 1 + ClockForum.Posts, 6, 3), _forum.AfterFirst);
    }

    [Fact]
    public void Second_run_adds_nothing()
    {
        Assert.Equal(0, _forum.Second.ExitCode);
        Assert.Contains("0 topics with 0 posts came in", _forum.Second.Output, StringComparison.Ordinal);
        Assert.Contains($"{ClockForum.Topics} topics were there before", _forum.Second.Output, StringComparison.Ordinal);
        Assert.Equal(_forum.AfterFirst, _forum.AfterSecond);
    }

    [Fact]
    public async Task Counters_are_right() =>
        Assert.All(await _forum.App.WithDbAsync(db => db.RecountAsync(CancellationToken.None)), counter => Assert.Equal(0, counter.Value));

    [Fact]
    public async Task Topic_keeps_its_number_title_state_and_views()
    {
        var page = await Guest.VisitAsync($"/t/{ClockForum.Oil}");

        Assert.Equal($"/t/{ClockForum.Oil}/which-oil-for-an-old-clock", page.Address);
        Assert.Equal("Which oil for an old clock?", page.Title);
        Assert.True(page.Has(".topic-header .closed") && page.Has(".topic-header .pinned") && page.Has(".topic-header .solved"));
        Assert.Equal("Repairs", page.TextAt(".topic-header .category"));
        Assert.False(page.Has("form.composer"));

        // Those of these tests may have been added by now.
        var views = await _forum.App.WithDbAsync(db => db.Topics.Where(row => row.OldId == ClockForum.Oil).Select(row => row.ViewCount).SingleAsync());
        Assert.InRange(views, ClockForum.OilViews, ClockForum.OilViews + 50);
    }

    [Fact]
    public async Task Posts_keep_their_numbers_gaps_and_times()
    {
        var page = await Guest.VisitAsync($"/t/{ClockForum.Oil}");

        Assert.Equal(["p1", "p2", "p4", "p5", "p6", "p7", "p8"], page.Document.QuerySelectorAll(".posts > [id^=p]").Select(post => post.Id!));
        Assert.Equal("2019-03-01T23:00:00Z", page.Document.QuerySelector("#p1 time")!.GetAttribute("datetime"));
    }

    [Fact]
    public async Task Text_arrives_as_what_it_is()
    {
        var page = await Guest.VisitAsync($"/t/{ClockForum.Oil}");

        Assert.Contains("😄", page.TextAt("#p1 .prose"), StringComparison.Ordinal);
        Assert.Equal("pivot", page.TextAt("#p1 table td"));
        Assert.Equal("var drops = 1;", page.TextAt("#p1 pre code"));
        Assert.Equal(["/u/Bruno"], page.Document.QuerySelectorAll("#p1 .prose a[href^='/u/']").Select(link => link.GetAttribute("href")));
        Assert.Equal("I am glad to read that.", page.TextAt("#p5 .prose"));
        Assert.Equal("glad", page.TextAt("#p5 .prose strong"));
        Assert.Equal("https://clocks.example", page.LinkAt("#p5 .prose a")?.TrimEnd('/'));
        Assert.False(page.Has(".prose script"));
    }

    [Fact]
    public async Task Quote_leads_to_what_was_quoted()
    {
        var page = await Guest.VisitAsync($"/t/{ClockForum.Oil}");

        Assert.Equal("stops each night", page.TextAt("#p2 aside.quote blockquote"));
        Assert.Contains(page.Document.QuerySelectorAll("#p2 aside.quote a"), link => link.GetAttribute("href")!.StartsWith($"/t/{ClockForum.Oil}", StringComparison.Ordinal));
        Assert.DoesNotContain("[quote", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Likes_answer_edits_and_what_was_replied_to_are_shown()
    {
        var page = await Guest.VisitAsync($"/t/{ClockForum.Oil}");

        Assert.Equal("2 likes", page.TextAt("#p1 .likes"));
        Assert.Equal("5 likes", page.TextAt("#p2 .likes"));
        Assert.Equal("1 like", page.TextAt("#p4 .likes"));
        Assert.Equal("Accepted answer", page.TextAt("#p2 .answer-mark"));
        Assert.Equal(1, page.Document.QuerySelectorAll(".answer-mark").Length);
        Assert.Contains("edited", page.TextAt("#p1 .post-stamp"), StringComparison.Ordinal);
        Assert.DoesNotContain("edited", page.TextAt("#p2 .post-stamp"), StringComparison.Ordinal);
        Assert.Equal("Reply to Bruno, #2", page.TextAt("#p4 .reply-to"));
    }

    [Fact]
    public async Task Small_actions_are_lines_of_the_topics_life()
    {
        var page = await Guest.VisitAsync($"/t/{ClockForum.Oil}");

        Assert.Contains("Bruno pinned this topic", page.TextAt("#p6.topic-event"), StringComparison.Ordinal);
        Assert.Contains("Hanna closed this topic", page.TextAt("#p7.topic-event"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/t/which-oil-for-an-old-clock/501", "/t/501/which-oil-for-an-old-clock")]
    [InlineData("/t/which-oil-for-an-old-clock/501/4", "/t/501/which-oil-for-an-old-clock#p4")]
    [InlineData("/t/501/4", "/t/501/which-oil-for-an-old-clock#p4")]
    [InlineData("/t/anything/501/1", "/t/501/which-oil-for-an-old-clock")]
    public async Task Old_address_leads_to_the_post(string old, string address) => Assert.Equal(address, (await Guest.GetAsync(old)).Location);

    [Fact]
    public async Task Old_address_of_a_later_page_leads_to_it()
    {
        var location = (await Guest.GetAsync($"/t/strokes/{ClockForum.Chime}/23")).Location;

        Assert.EndsWith("?page=2#p23", location, StringComparison.Ordinal);
        Assert.Equal("Stroke 23", (await Guest.GetAsync(location!.Split('#')[0])).TextAt("#p23 .prose"));
    }

    [Fact]
    public async Task Number_that_a_topic_of_this_forum_has_stays_its_own()
    {
        Assert.Equal(new TopicId(ClockForum.Welcome), _forum.NativeTopic.Id);

        var native = await Guest.VisitAsync($"/t/{ClockForum.Welcome}");
        var moved = await Guest.VisitAsync($"/t/welcome/{ClockForum.Welcome}/2");

        Assert.Equal("The new forum's own topic", native.Title);
        Assert.Equal("Welcome", moved.Title);
        Assert.Equal("Say hello here.", moved.TextAt("#p2 aside.quote blockquote"));
        Assert.Contains(
            moved.Document.QuerySelectorAll("#p2 aside.quote a"),
            link => link.GetAttribute("href")!.StartsWith(moved.Address.Replace("/welcome", "", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Namesake_of_a_member_is_somebody_else()
    {
        var page = await Guest.VisitAsync($"/t/{ClockForum.Oil}");

        Assert.Equal("Tessa_2", page.TextAt("#p4 .post-author a"));
        Assert.Equal("/u/Tessa_2", page.LinkAt("#p8 .prose a[href^='/u/']"));
        Assert.Equal("1", (await Guest.GetAsync("/u/Tessa")).TextAt(".facts dd"));
        Assert.Equal(HttpStatusCode.OK, (await Guest.GetAsync("/u/Tessa_2")).Status);
    }

    [Fact]
    public async Task Name_in_another_case_is_the_same_member()
    {
        var names = await _forum.App.WithDbAsync(db => db.Members.Where(row => row.NameKey == "hanna").Select(row => row.OldName).ToListAsync());

        Assert.Equal(["Hanna"], names);
    }

    [Fact]
    public async Task Imported_topics_are_listed_among_the_others()
    {
        var home = await Guest.GetAsync("/");

        Assert.Equal(
            ["Which oil for an old clock?", "The new forum's own topic", "Подсчёт ударов 报时", "Welcome"],
            home.Texts(".topic-title").Where(title => title != Afterwards));
        Assert.Contains("Chimes & bells", (await Guest.GetAsync("/categories")).Texts("h2 span"));
        Assert.Equal(["Подсчёт ударов 报时"], (await Guest.GetAsync("/c/chimes-bells")).Texts(".topic-title"));
    }

    // The next number of the database has to come behind those that the import brought.
    [Fact]
    public async Task Forum_can_be_written_in_afterwards()
    {
        var member = await _forum.App.MemberAsync();
        var topic = await _forum.App.TopicAsync(member, await _forum.App.CategoryAsync(), Afterwards);
        await _forum.App.ReplyAsync(member, topic);

        Assert.True(topic.Id > new TopicId(ClockForum.Chime));
        Assert.True((await Guest.VisitAsync($"/t/{topic.Id}")).Has("#p2"));
    }

    [Fact]
    public async Task Missing_file_is_told()
    {
        var run = await _forum.Program.RunAsync("import", "topics", Path.Combine(_forum.Program.Folder, "none.jsonl"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("There is no file", run.Errors, StringComparison.Ordinal);
    }
}
