using System.Net;
using LinqToDB;
using LinqToDB.Async;
using Parley.Domain.Accounts;
using Parley.Domain.Groups;
using Parley.Domain.Notifications;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Notifications;

public sealed class WatchTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Watcher_of_a_topic_is_told_of_every_reply()
    {
        var (author, reader) = (await App.MemberAsync("author"), await App.MemberAsync("reader"));
        var topic = await App.TopicAsync(author, await App.CategoryAsync());
        var visitor = await App.SignedInAsync(reader);

        var page = await visitor.VisitAsync($"/t/{topic.Id}");
        Assert.Contains("Normal", page.TextAt(".topic-rail .watch > summary"), StringComparison.Ordinal);
        var watching = await visitor.SubmitAsync(page, ".topic-watch form", ("level", "Watching"));
        Assert.Contains("Watching", watching.TextAt(".topic-watch .watch > summary"), StringComparison.Ordinal);
        Assert.Equal($"/t/{topic.Id}/{topic.Slug}", watching.Address);

        await App.ReplyAsync(author, topic);
        await App.RunJobsAsync();
        Assert.Contains($"{author.Name} wrote in a topic you watch", (await visitor.GetAsync("/notifications")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(WatchLevel.FirstPostOnly, "New topics only", new[] { NotificationKind.TopicInWatchedCategory })]
    [InlineData(WatchLevel.Watching, "Watching", new[] { NotificationKind.TopicInWatchedCategory, NotificationKind.ReplyInWatchedTopic })]
    public async Task Watcher_of_a_category_is_told_of_new_topics_and_of_replies_if_wanted(WatchLevel level, string word, NotificationKind[] kinds)
    {
        var (author, reader) = (await App.MemberAsync("author"), await App.MemberAsync("reader"));
        var category = await App.CategoryAsync();
        await App.TopicAsync(author, category, "An older topic");
        var visitor = await App.SignedInAsync(reader);
        var page = await visitor.SubmitAsync(await visitor.GetAsync($"/c/{category.Slug}"), ".watch form", ("level", $"{level}"));
        Assert.Contains(word, page.TextAt(".watch > summary"), StringComparison.Ordinal);
        Assert.Equal($"/c/{category.Slug}", page.Address);

        await App.ReplyAsync(author, await App.TopicAsync(author, category, "A newer topic"));
        await App.RunJobsAsync();

        Assert.Equal(kinds.Order(), (await KindsAsync(reader)).Order());
    }

    [Fact]
    public async Task Topic_chosen_as_normal_in_a_watched_category_tells_of_no_reply()
    {
        var (author, reader) = (await App.MemberAsync("author"), await App.MemberAsync("reader"));
        var category = await App.CategoryAsync();
        var topic = await App.TopicAsync(author, category);
        await App.RunJobsAsync();
        await App.WatchAsync(reader, topic, WatchLevel.Normal);
        await App.WithDbAsync(db => db.InsertAsync(new CategoryWatch { MemberId = reader.Id, CategoryId = category.Id, Level = WatchLevel.Watching }));

        await App.ReplyAsync(author, topic);
        await App.RunJobsAsync();

        Assert.Empty(await KindsAsync(reader));
    }

    [Fact]
    public async Task Topics_that_one_starts_and_those_that_one_writes_in_are_watched_as_one_prefers()
    {
        var (starter, writer) = (await App.MemberAsync("starter"), await App.MemberAsync("writer"));
        await App.SetAsync(starter, row => row.WatchesStarted, false);
        var topic = await App.TopicAsync(starter, await App.CategoryAsync());
        await App.ReplyAsync(writer, topic);
        await App.RunJobsAsync();

        Assert.Equal([writer.Id], await App.WithDbAsync(db => db.TopicWatches.Where(row => row.TopicId == topic.Id).Select(row => row.MemberId).ToListAsync()));
    }

    [Fact]
    public async Task Muted_topic_tells_nothing_and_muted_category_nothing_but_of_topics_that_are_not()
    {
        var (author, reader) = (await App.MemberAsync("author"), await App.MemberAsync("reader"));
        var category = await App.CategoryAsync();
        var (muted, chosen) = (await App.TopicAsync(author, category), await App.TopicAsync(author, category));
        var visitor = await App.SignedInAsync(reader);
        await visitor.SubmitAsync(await visitor.GetAsync($"/c/{category.Slug}"), ".watch form", ("level", "Muted"));
        Assert.Contains("Muted", (await visitor.VisitAsync($"/t/{muted.Id}")).TextAt(".topic-watch .watch > summary"), StringComparison.Ordinal);
        await App.WatchAsync(reader, chosen, WatchLevel.Normal);

        await App.ReplyAsync(author, muted, $"@{reader.Name}");
        await App.ReplyAsync(author, chosen, $"@{reader.Name}");
        await App.RunJobsAsync();

        Assert.Equal([chosen.Id], await App.WithDbAsync(db => db.Notifications.Where(row => row.MemberId == reader.Id).Select(row => row.TopicId).ToListAsync()));
    }

    [Fact]
    public async Task Who_starts_or_answers_a_topic_watches_it_unless_they_chose_otherwise()
    {
        var (starter, replier, quiet, muting) =
            (await App.MemberAsync("starter"), await App.MemberAsync("replier"), await App.MemberAsync("quiet"), await App.MemberAsync("muting"));
        await App.SetAsync(quiet, row => row.WatchesOwn, false);
        var topic = await App.TopicAsync(starter, await App.CategoryAsync());
        await App.WatchAsync(muting, topic, WatchLevel.Muted);
        foreach (var member in new[] { replier, quiet, muting, replier })
            await App.ReplyAsync(member, topic);
        await App.RunJobsAsync();

        var levels = await App.WithDbAsync(db => db.TopicWatches.Where(row => row.TopicId == topic.Id).ToDictionaryAsync(row => row.MemberId, row => row.Level));
        Assert.Equal(
            new Dictionary<MemberId, WatchLevel>
            {
                [starter.Id] = WatchLevel.Watching,
                [replier.Id] = WatchLevel.Watching,
                [muting.Id] = WatchLevel.Muted,
            },
            levels);
    }

    [Fact]
    public async Task Guest_sees_no_choice_and_is_asked_to_log_in()
    {
        var (author, category) = (await App.MemberAsync(), await App.CategoryAsync());
        var topic = await App.TopicAsync(author, category);
        var guest = App.NewVisitor();

        Assert.False((await guest.VisitAsync($"/t/{topic.Id}")).Has(".watch"));
        Assert.False((await guest.GetAsync($"/c/{category.Slug}")).Has(".watch"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await guest.PostAsync($"/t/{topic.Id}/watch", [])).Status);
    }

    [Theory]
    [InlineData("level", "Loud")]
    [InlineData("level", "FirstPostOnly")]
    [InlineData("level", "17")]
    [InlineData("level", "")]
    public async Task Level_that_is_none_is_refused(string name, string value)
    {
        var topic = await App.TopicAsync(await App.MemberAsync(), await App.CategoryAsync());
        var visitor = await App.SignedInAsync(await App.MemberAsync());

        var answer = await visitor.SubmitOnlyAsync(await visitor.VisitAsync($"/t/{topic.Id}"), ".topic-watch form", (name, value));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(0, await App.WithDbAsync(db => db.TopicWatches.CountAsync(row => row.TopicId == topic.Id && row.Level == (WatchLevel)17)));
    }

    [Fact]
    public async Task What_may_not_be_seen_can_not_be_watched_and_no_form_leads_elsewhere()
    {
        var moderator = await App.MemberAsync("mod", Role.Moderator);
        var hidden = await App.CategoryAsync(GroupId.Moderators);
        var secret = await App.TopicAsync(moderator, hidden);
        var open = await App.TopicAsync(moderator, await App.CategoryAsync());
        var visitor = await App.SignedInAsync(await App.MemberAsync());
        var page = await visitor.VisitAsync($"/t/{open.Id}");
        var token = page.Document.QuerySelector(".topic-watch input[name=__token]")!.GetAttribute("value")!;
        Dictionary<string, string> fields = new() { ["__token"] = token, ["level"] = "Watching", ["return"] = "https://example.org/" };

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync($"/t/{secret.Id}/watch", fields)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync($"/c/{hidden.Slug}/watch", fields)).Status);
        Assert.Equal($"/t/{open.Id}/{open.Slug}", (await visitor.PostAsync($"/t/{open.Id}/watch", fields)).Location);
    }

    Task<List<NotificationKind>> KindsAsync(Member member) =>
        App.WithDbAsync(db => db.Notifications.Where(row => row.MemberId == member.Id).Select(row => row.Kind).ToListAsync());
}
