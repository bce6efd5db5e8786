using LinqToDB;
using LinqToDB.Async;
using LinqToDB.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Notifications;
using Parley.Domain.Posts;
using Parley.Domain.Topics;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Notifications;

/// <summary>The page of notifications, and what marks them as read.</summary>
public sealed class NotificationListTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Ten_thousand_page_at_the_cost_of_ten_and_none_is_left_out()
    {
        const int count = 10_000;
        var (reader, few) = (await App.MemberAsync("reader"), await App.MemberAsync("few"));
        await FillAsync(reader, count, unread: 120);
        await FillAsync(few, 10, unread: 5);
        var visitor = await App.SignedInAsync(reader);
        var fewer = await App.SignedInAsync(few);

        var (addresses, seen, costs) = (new List<string>(), new List<string>(), new List<int>());
        for (var next = "/notifications"; next is not null && addresses.Count < 6;)
        {
            var page = await visitor.GetAsync(next);
            addresses.Add(next);
            costs.Add(page.Statements);
            seen.AddRange(page.Document.QuerySelectorAll(".notification a[data-open]").Select(link => link.GetAttribute("href")!));
            next = page.LinkAt("a.older");
        }

        // Fifty, fifty, twenty unread and thirty read, then read ones only.
        Assert.Equal(6 * 50, seen.Distinct().Count());
        Assert.Equal(["/notifications", "unread", "unread", "read", "read", "read"], addresses.Select(address => address.Split('=', '-') is [_, var half, ..] ? half : address));
        var ten = (await fewer.GetAsync("/notifications")).Statements;
        Assert.All(costs, cost => Assert.True(cost <= ten, $"{cost} statements instead of {ten}"));
        Assert.Equal(
            await App.WithDbAsync(async db => (await db.Notifications.Where(row => row.MemberId == reader.Id && !row.IsUnread)
                .OrderByDescending(row => row.Id).Skip(180 - 1).Select(row => row.Id).FirstAsync()).ToString()),
            seen[^1].Split('/')[^1]);
    }

    [Fact]
    public async Task Last_pages_are_there_and_end()
    {
        var reader = await App.MemberAsync("reader");
        await FillAsync(reader, 101, unread: 50);
        var visitor = await App.SignedInAsync(reader);

        var first = await visitor.GetAsync("/notifications");
        var second = await visitor.GetAsync(first.LinkAt("a.older")!);
        var third = await visitor.GetAsync(second.LinkAt("a.older")!);

        Assert.Equal((50, 50, 1), (first.Texts(".notification.unread").Count, second.Texts(".notification").Count, third.Texts(".notification").Count));
        Assert.False(second.Has(".notification.unread"));
        Assert.False(third.Has("a.older"));
    }

    [Fact]
    public async Task Bell_counts_to_ninety_nine_and_asks_no_statement_of_its_own()
    {
        var (reader, none) = (await App.MemberAsync("reader"), await App.MemberAsync("none"));
        await FillAsync(reader, 1000, unread: 1000);

        var many = await (await App.SignedInAsync(reader)).GetAsync("/new");
        var nothing = await (await App.SignedInAsync(none)).GetAsync("/new");

        Assert.Equal("99+ unread", many.TextAt(".bell-count"));
        Assert.False(nothing.Has(".bell-count"));
        Assert.Equal(nothing.Statements, many.Statements);
    }

    [Fact]
    public async Task One_or_those_of_a_topic_are_marked_without_opening_them()
    {
        var (author, reader, category) = (await App.MemberAsync(), await App.MemberAsync("reader"), await App.CategoryAsync());
        var first = await App.TopicAsync(author, category, "First", $"@{reader.Name}");
        await App.ReplyAsync(author, first, $"@{reader.Name} again");
        await App.TopicAsync(author, category, "Second", $"@{reader.Name}");
        await App.RunJobsAsync();
        var visitor = await App.SignedInAsync(reader);

        var page = await visitor.GetAsync("/notifications");
        Assert.Equal(3, page.Texts(".notification.unread").Count);
        page = await visitor.SubmitAsync(page, $"form:has(input[name=topic][value='{first.Id}'])");
        Assert.Equal("1 unread", page.TextAt(".bell-count"));
        page = await visitor.SubmitAsync(page, "form:has(input[name=id])");
        Assert.False(page.Has(".bell-count"));
        Assert.Equal(3, page.Texts(".notification").Count);
    }

    [Fact]
    public async Task Nobody_marks_what_is_another_members()
    {
        var (author, reader, stranger) = (await App.MemberAsync(), await App.MemberAsync("reader"), await App.MemberAsync("stranger"));
        var topic = await App.TopicAsync(author, await App.CategoryAsync(), "Mine", $"@{reader.Name} @{stranger.Name}");
        await App.RunJobsAsync();
        var row = await App.WithDbAsync(db => db.Notifications.SingleAsync(found => found.MemberId == reader.Id));
        var visitor = await App.SignedInAsync(stranger);
        var page = await visitor.GetAsync("/notifications");

        await visitor.SubmitAsync(page, "form:has(input[name=id])", ("id", $"{row.Id}"));
        await visitor.SubmitAsync(page, "form:has(input[name=id])", ("id", ""), ("topic", $"{topic.Id}"));
        await visitor.SubmitAsync(page, "form:has(input[name=id])", ("id", ""));

        Assert.True(await App.WithDbAsync(db => db.Notifications.Where(found => found.Id == row.Id).Select(found => found.IsUnread).SingleAsync()));
    }

    [Fact]
    public async Task Reading_a_topic_marks_what_was_told_of_the_posts_on_that_page_only()
    {
        var (author, reader) = (await App.MemberAsync(), await App.MemberAsync("reader"));
        var topic = await App.TopicAsync(author, await App.CategoryAsync(), "A long talk", $"@{reader.Name}");
        for (var number = 2; number <= 21; number++)
            await App.ReplyAsync(author, topic, number is 20 or 21 ? $"@{reader.Name}" : "Words");
        await App.RunJobsAsync();
        var visitor = await App.SignedInAsync(reader);
        Assert.Equal("3 unread", (await visitor.GetAsync("/")).TextAt(".bell-count"));

        var page = await visitor.GetAsync($"/t/{topic.Id}/{topic.Slug}");
        Assert.Equal("1 unread", page.TextAt(".bell-count"));
        var again = await visitor.GetAsync($"/t/{topic.Id}/{topic.Slug}");
        Assert.Equal("1 unread", again.TextAt(".bell-count"));
        Assert.Equal(2, page.Statements - again.Statements);
        Assert.False((await visitor.GetAsync($"/t/{topic.Id}/{topic.Slug}?page=2")).Has(".bell-count"));
    }

    [Fact]
    public async Task Topic_costs_a_member_with_notifications_and_watches_as_little_as_one_without()
    {
        var (author, reader, other) = (await App.MemberAsync(), await App.MemberAsync("reader"), await App.MemberAsync("other"));
        var topic = await App.TopicAsync(author, await App.CategoryAsync());
        await App.WatchAsync(reader, topic, WatchLevel.Watching);
        await FillAsync(reader, 50, unread: 50);

        var costs = new List<int>();
        foreach (var member in new[] { reader, other })
            costs.Add((await (await App.SignedInAsync(member)).GetAsync($"/t/{topic.Id}/{topic.Slug}")).Statements);

        Assert.Single(costs.Distinct());
    }

    [Theory]
    [InlineData("unread-")]
    [InlineData("read-x")]
    [InlineData("unread-99999999999999999999")]
    [InlineData("7")]
    [InlineData("-")]
    public async Task Wrong_place_in_the_list_is_its_beginning(string place)
    {
        var reader = await App.MemberAsync("reader");
        await FillAsync(reader, 3, unread: 1);

        Assert.Equal(3, (await (await App.SignedInAsync(reader)).GetAsync($"/notifications?before={place}")).Texts(".notification").Count);
    }

    // Each of another post, as the unique key wants it.
    async Task FillAsync(Member reader, int count, int unread)
    {
        var author = await App.MemberAsync("author");
        var topic = await App.TopicAsync(author, await App.CategoryAsync());
        var bulk = new BulkCopyOptions { BulkCopyType = BulkCopyType.MultipleRows, MaxBatchSize = 200 };
        var now = DateTimeOffset.FromUnixTimeMilliseconds(1_770_000_000_000);
        await App.WithDbAsync(db => db.BulkCopyAsync(bulk, Enumerable.Range(2, count).Select(number => PostOf(topic, number, author, now))));
        var posts = await App.WithDbAsync(db => db.Posts.Where(row => row.TopicId == topic.Id && row.Number > 1).OrderBy(row => row.Number).Select(row => row.Id).ToListAsync());
        await App.WithDbAsync(db => db.BulkCopyAsync(bulk, posts.Select((post, index) => new Notification
        {
            MemberId = reader.Id,
            Kind = NotificationKind.ReplyInWatchedTopic,
            ActorId = author.Id,
            TopicId = topic.Id,
            PostId = post,
            CreatedAt = now,
            IsUnread = index < unread,
            ReadAt = index < unread ? null : now,
        })));
    }

    static Post PostOf(Topic topic, int number, Member author, DateTimeOffset at) =>
        new() { TopicId = topic.Id, Number = number, AuthorId = author.Id, Markdown = "Words", Html = "<p>Words</p>", CreatedAt = at };
}
