using System.Net;
using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Accounts;
using Parley.Domain.Groups;
using Parley.Domain.Notifications;
using Parley.Domain.Permissions;
using Parley.Domain.Tags;
using Parley.Testing;
using Parley.Web.Features.Topics;
using Xunit;

namespace Parley.WebTests.Notifications;

public sealed class TagWatchTests(ForumApp app) : ForumTest(app)
{
    [Theory]
    [InlineData(WatchLevel.FirstPostOnly, "New topics only", new[] { NotificationKind.TopicInWatchedTag })]
    [InlineData(WatchLevel.Watching, "Watching", new[] { NotificationKind.TopicInWatchedTag, NotificationKind.ReplyInWatchedTopic })]
    [InlineData(WatchLevel.Normal, "Normal", new NotificationKind[] { })]
    public async Task Watcher_of_a_tag_is_told_of_new_topics_and_of_replies_if_wanted(WatchLevel level, string word, NotificationKind[] kinds)
    {
        var (author, reader, category, tag) = (await App.MemberAsync("author"), await App.MemberAsync("reader"), await App.CategoryAsync(), Name());
        await App.TopicAsync(author, category, "An older topic", tags: tag);
        await App.RunJobsAsync();
        var visitor = await App.SignedInAsync(reader);

        var page = await visitor.SubmitAsync(await visitor.GetAsync($"/tag/{tag}"), ".watch form", ("level", $"{level}"));
        Assert.Contains(word, page.TextAt(".watch > summary"), StringComparison.Ordinal);
        Assert.Equal($"/tag/{tag}", page.Address);
        var topic = await App.TopicAsync(author, category, "A newer topic", tags: tag);
        await App.ReplyAsync(author, topic);
        await App.RunJobsAsync();

        Assert.Equal(kinds.Order(), (await KindsAsync(reader)).Order());
        Assert.Contains(level == WatchLevel.Watching ? "Watching" : "Normal", (await visitor.VisitAsync($"/t/{topic.Id}")).TextAt(".topic-rail .watch > summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Muted_tags_topics_leave_the_lists_and_tell_nothing_but_stay_on_the_tags_page()
    {
        var (author, reader, category, tag) = (await App.MemberAsync("author"), await App.MemberAsync("reader"), await App.CategoryAsync(), Name());
        var title = Cast.UniqueName("tagged");
        await App.TopicAsync(author, category, tags: tag);
        await WatchAsync(reader, tag, WatchLevel.Muted);
        var topic = await App.TopicAsync(author, category, title, $"Hello @{reader.Name}", tag);
        await App.RunJobsAsync();
        var visitor = await App.SignedInAsync(reader);

        foreach (var address in new[] { "/", "/hot", "/new", "/unread" })
            Assert.DoesNotContain(title, (await visitor.GetAsync(address)).Body, StringComparison.Ordinal);
        Assert.Contains(title, (await visitor.GetAsync($"/tag/{tag}")).Body, StringComparison.Ordinal);
        Assert.Contains(title, (await visitor.GetAsync($"/c/{category.Slug}")).Body, StringComparison.Ordinal);
        Assert.Empty(await KindsAsync(reader));
        Assert.Contains("Muted", (await visitor.VisitAsync($"/t/{topic.Id}")).TextAt(".topic-rail .watch > summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_leave_out_what_the_rule_calls_muted_whatever_was_chosen_where()
    {
        var (reader, tag, parent) = (await App.MemberAsync("reader"), Name(), await App.CategoryAsync());
        var child = await App.CategoryAsync(parent: parent);
        var topic = await App.TopicAsync(await App.MemberAsync("author"), child, tags: tag);
        var viewer = Viewer.Of(reader);
        WatchLevel?[] levels = [null, .. Enum.GetValues<WatchLevel>()];

        await App.WithDbAsync(db => db.WriteAsync(
            async () =>
            {
                var tagId = await db.Tags.Where(row => row.Name == tag).Select(row => row.Id).SingleAsync();
                foreach (var (ofTopic, ofChild, ofParent, ofTag) in from a in levels from b in levels from c in levels from d in levels select (a, b, c, d))
                {
                    await ForgetAsync(db, reader.Id);
                    if (ofTopic is { } one)
                        await db.InsertAsync(new TopicWatch { MemberId = reader.Id, TopicId = topic.Id, Level = one });
                    if (ofChild is { } two)
                        await db.InsertAsync(new CategoryWatch { MemberId = reader.Id, CategoryId = child.Id, Level = two });
                    if (ofParent is { } three)
                        await db.InsertAsync(new CategoryWatch { MemberId = reader.Id, CategoryId = parent.Id, Level = three });
                    if (ofTag is { } four)
                        await db.InsertAsync(new TagWatch { MemberId = reader.Id, TagId = tagId, Level = four });

                    var level = WatchLevels.Of(ofTopic, ofChild ?? ofParent, ofTag is { } chosen ? [chosen] : []);
                    var isListed = await db.Topics.Where(row => row.Id == topic.Id).WithoutMuted(db, viewer).AnyAsync();
                    Assert.True(isListed == (level != WatchLevel.Muted), $"topic {ofTopic}, category {ofChild}, above {ofParent}, tag {ofTag}");
                }

                return true;
            },
            CancellationToken.None));
    }

    [Fact]
    public async Task Settings_list_what_one_watches_and_end_it()
    {
        var (author, reader, tag) = (await App.MemberAsync("author"), await App.MemberAsync("reader"), Name());
        await App.TopicAsync(author, await App.CategoryAsync(), tags: tag);
        await WatchAsync(reader, tag, WatchLevel.Muted);
        var visitor = await App.SignedInAsync(reader);

        var page = await visitor.GetAsync("/settings/watching");
        Assert.Equal([$"#{tag}"], page.Texts(".watched li > a"));
        page = await visitor.SubmitAsync(page, ".watched form:has([name=tag])");

        Assert.Empty(page.Texts(".watched li > a"));
        Assert.Equal(0, await App.WithDbAsync(db => db.TagWatches.CountAsync(row => row.MemberId == reader.Id)));
    }

    [Fact]
    public async Task Tag_that_one_does_not_see_can_not_be_watched_and_tells_nothing()
    {
        var (moderator, reader, tag) = (await App.MemberAsync("mod", Role.Moderator), await App.MemberAsync("reader"), Name());
        await App.TopicAsync(moderator, await App.CategoryAsync(GroupId.Moderators), "Secret", tags: tag);
        var visitor = await App.SignedInAsync(reader);
        var token = (await visitor.GetAsync("/settings/notifications")).Document.QuerySelector("main form input[type=hidden]")!;

        var refused = await visitor.PostAsync($"/tag/{tag}/watch", [new(token.GetAttribute("name")!, token.GetAttribute("value")!), new("level", "Watching")]);
        Assert.Equal(HttpStatusCode.NotFound, refused.Status);

        await WatchAsync(reader, tag, WatchLevel.Watching);
        await App.TopicAsync(moderator, await App.CategoryAsync(GroupId.Moderators), "Another secret", tags: tag);
        await App.RunJobsAsync();
        Assert.Empty(await KindsAsync(reader));
        Assert.DoesNotContain(tag, (await visitor.GetAsync("/settings/watching")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watches_go_along_when_tags_are_merged()
    {
        var (moderator, one, both) = (await App.MemberAsync("mod", Role.Moderator), await App.MemberAsync("one"), await App.MemberAsync("both"));
        var (from, into, category) = (Name(), Name(), await App.CategoryAsync());
        await App.TopicAsync(moderator, category, tags: from);
        await App.TopicAsync(moderator, category, tags: into);
        await WatchAsync(one, from, WatchLevel.Watching);
        await WatchAsync(both, from, WatchLevel.Watching);
        await WatchAsync(both, into, WatchLevel.Muted);
        var id = await IdAsync(from);

        Assert.True(await App.WithAsync<ChangeTags, bool>(async change => (await change.MergeAsync(Viewer.Of(moderator), id, into, CancellationToken.None)).IsDone));

        var kept = await IdAsync(into);
        var watches = await App.WithDbAsync(db => db.TagWatches.Where(row => row.TagId == kept).ToDictionaryAsync(row => row.MemberId, row => row.Level));
        Assert.Equal((WatchLevel.Watching, WatchLevel.Muted, 2), (watches[one.Id], watches[both.Id], watches.Count));
    }

    static string Name() => Cast.UniqueName("tag");

    static async Task ForgetAsync(ParleyDb db, MemberId member)
    {
        await db.TopicWatches.Where(row => row.MemberId == member).DeleteAsync();
        await db.CategoryWatches.Where(row => row.MemberId == member).DeleteAsync();
        await db.TagWatches.Where(row => row.MemberId == member).DeleteAsync();
    }

    Task<TagId> IdAsync(string tag) => App.WithDbAsync(db => db.Tags.Where(row => row.Name == tag).Select(row => row.Id).SingleAsync());

    async Task WatchAsync(Member member, string tag, WatchLevel level)
    {
        var id = await IdAsync(tag);
        await App.WithDbAsync(db => db.InsertOrReplaceAsync(new TagWatch { MemberId = member.Id, TagId = id, Level = level }));
    }

    Task<List<NotificationKind>> KindsAsync(Member member) =>
        App.WithDbAsync(db => db.Notifications.Where(row => row.MemberId == member.Id).Select(row => row.Kind).ToListAsync());
}
