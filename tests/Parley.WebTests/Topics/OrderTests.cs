using LinqToDB;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Groups;
using Parley.Domain.Notifications;
using Parley.Domain.Topics;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Topics;

public sealed class OrderTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Hot_topics_are_those_of_much_interest_not_the_newest()
    {
        var (member, category) = (await App.MemberAsync(), await App.CategoryAsync());
        var hot = await App.TopicAsync(member, category, "Much talked of");
        await App.TopicAsync(member, category, "Quiet");
        await App.ReplyAsync(member, hot);
        await App.ReplyAsync(member, hot);
        await App.TopicAsync(member, category, "Newest");

        var page = await App.NewVisitor().GetAsync($"/c/{category.Slug}?order=hot");

        Assert.Equal(["Much talked of", "Newest", "Quiet"], page.Texts(".topic-title"));
        var found = await App.WithDbAsync(db => Task.FromResult(db.Topics.Single(row => row.Id == hot.Id)));
        Assert.Equal(TopicHeat.At(hot.CreatedAt, 2, 0), found.HotAt);
    }

    [Fact]
    public async Task Doctor_sets_the_heat_right()
    {
        var topic = await App.TopicAsync(await App.MemberAsync(), await App.CategoryAsync());
        await App.WithDbAsync(db => db.Topics.Where(row => row.Id == topic.Id).Set(row => row.LikeCount, 7).UpdateAsync());
        await App.WithDbAsync(db => db.Posts.Where(row => row.TopicId == topic.Id)
            .Set(row => row.LikeCount, 7).Set(row => row.ImportedLikes, 7).UpdateAsync());

        await App.WithDbAsync(db => db.RecountAsync(CancellationToken.None));

        Assert.Equal(TopicHeat.At(topic.CreatedAt, 0, 7), await App.WithDbAsync(db => Task.FromResult(db.Topics.Single(row => row.Id == topic.Id).HotAt)));
    }

    [Theory]
    [InlineData("hot")]
    [InlineData("new")]
    [InlineData("unanswered")]
    [InlineData("unread")]
    [InlineData("mine")]
    public async Task Every_order_of_a_category_pages_through_every_topic_once_in_both_directions(string order)
    {
        var (reader, category) = (await App.MemberAsync("reader"), await App.CategoryAsync());
        var author = order == "mine" ? reader : await App.MemberAsync("author");
        for (var number = 1; number <= 35; number++)
            await App.TopicAsync(author, category, $"Topic {number:00}");
        var visitor = await App.SignedInAsync(reader);

        var first = await visitor.GetAsync($"/c/{category.Slug}?order={order}");
        var second = await visitor.GetAsync(first.LinkAt("a.older")!);
        var back = await visitor.GetAsync(second.LinkAt("a.newer")!);

        const string titles = ".topic-title > a:first-of-type";
        Assert.Equal(Enumerable.Range(1, 35).Select(number => $"Topic {number:00}").Reverse(), [.. first.Texts(titles), .. second.Texts(titles)]);
        Assert.Equal(first.Texts(titles), back.Texts(titles));
        Assert.Equal("page", first.Document.QuerySelector($".list-orders a[href='/c/{category.Slug}?order={order}']")?.GetAttribute("aria-current"));
    }

    [Fact]
    public async Task Order_that_is_none_or_a_members_leads_a_guest_to_the_category()
    {
        var category = await App.CategoryAsync();

        foreach (var order in new[] { "latest", "Hot", "nonsense", "unread", "mine", "0" })
            Assert.Equal($"/c/{category.Slug}", (await App.NewVisitor().GetAsync($"/c/{category.Slug}?order={order}")).Location);
        foreach (var address in new[] { "/unread", "/mine" })
            Assert.StartsWith("/login", (await App.NewVisitor().GetAsync(address)).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_for_everybody_have_a_canonical_address_and_a_members_own_have_none()
    {
        var category = await App.CategoryAsync();
        var visitor = await App.SignedInAsync(await App.MemberAsync());

        Assert.EndsWith("/hot", (await visitor.GetAsync("/hot")).LinkAt("link[rel=canonical]"), StringComparison.Ordinal);
        Assert.EndsWith($"/c/{category.Slug}?order=new", (await visitor.GetAsync($"/c/{category.Slug}?order=new")).LinkAt("link[rel=canonical]"), StringComparison.Ordinal);
        Assert.False((await visitor.GetAsync("/unread")).Has("link[rel=canonical]"));
        Assert.False((await visitor.GetAsync($"/c/{category.Slug}?order=unread")).Has("link[rel=canonical]"));
        Assert.Contains("have not begun a topic", (await visitor.GetAsync("/mine")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Muted_topics_and_categories_leave_the_lists_but_not_the_categorys_page()
    {
        var (author, reader) = (await App.MemberAsync("author"), await App.MemberAsync("reader"));
        var (loud, quiet) = (await App.CategoryAsync(), await App.CategoryAsync());
        var muted = await App.TopicAsync(author, loud, Cast.UniqueName("muted"));
        var ofQuiet = await App.TopicAsync(author, quiet, Cast.UniqueName("ofquiet"));
        var chosen = await App.TopicAsync(author, quiet, Cast.UniqueName("chosen"));
        await App.WatchAsync(reader, muted, WatchLevel.Muted);
        await App.WatchAsync(reader, chosen, WatchLevel.Watching);
        await App.WithDbAsync(db => db.InsertAsync(new CategoryWatch { MemberId = reader.Id, CategoryId = quiet.Id, Level = WatchLevel.Muted }));
        var (member, guest) = (await App.SignedInAsync(reader), App.NewVisitor());

        foreach (var address in new[] { "/", "/hot", "/new", "/unread" })
        {
            var body = (await member.GetAsync(address)).Body;
            Assert.DoesNotContain(muted.Title, body, StringComparison.Ordinal);
            Assert.DoesNotContain(ofQuiet.Title, body, StringComparison.Ordinal);
        }

        // The other lists hold whatever else the forum got meanwhile.
        Assert.Contains(chosen.Title, (await member.GetAsync("/unread")).Body, StringComparison.Ordinal);
        Assert.Contains(muted.Title, (await guest.GetAsync($"/c/{loud.Slug}")).Body, StringComparison.Ordinal);
        Assert.Contains(muted.Title, (await member.GetAsync($"/c/{loud.Slug}")).Body, StringComparison.Ordinal);
        Assert.Contains(ofQuiet.Title, (await member.GetAsync($"/c/{quiet.Slug}?order=unread")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Category_of_staff_does_not_show_in_any_list_of_a_member()
    {
        var moderator = await App.MemberAsync("mod", Role.Moderator);
        var reader = await App.MemberAsync("reader");
        var secret = await App.TopicAsync(moderator, await App.CategoryAsync(GroupId.Moderators), Cast.UniqueName("secret"));
        await App.WatchAsync(reader, secret, WatchLevel.Watching);
        var visitor = await App.SignedInAsync(reader);

        foreach (var address in new[] { "/hot", "/unread", "/mine", "/settings/watching" })
            Assert.DoesNotContain(secret.Title, (await visitor.GetAsync(address)).Body, StringComparison.Ordinal);
    }

    /// <summary>What pages cost: whoever makes one dearer says so here.</summary>
    [Theory]
    [InlineData("/", 3, 5)]
    [InlineData("/hot", 2, 4)]
    [InlineData("/new", 2, 4)]
    [InlineData("/unanswered", 2, 4)]
    [InlineData("/unread", null, 5)]
    [InlineData("/mine", null, 4)]
    [InlineData("/c/{category}", 3, 6)]
    [InlineData("/c/{category}?order=hot", 2, 5)]
    [InlineData("/t/{topic}", 3, 5)]
    [InlineData("/settings/watching", null, 5)]
    public async Task Statements_of_a_page_do_not_grow_with_its_rows(string address, int? forGuests, int forMembers)
    {
        var (author, reader, category) = (await App.MemberAsync("author"), await App.MemberAsync("reader"), await App.CategoryAsync());
        var topic = await App.TopicAsync(author, category);
        await App.TopicAsync(reader, category);
        var (member, guest) = (await App.SignedInAsync(reader), App.NewVisitor());
        for (var round = 0; round < 2; round++)
        {
            var path = address.Replace("{category}", category.Slug, StringComparison.Ordinal).Replace("{topic}", $"{topic.Id}/{topic.Slug}", StringComparison.Ordinal);
            if (forGuests is not null)
                Assert.Equal(forGuests, (await guest.GetAsync(path)).Statements);
            Assert.Equal(forMembers, (await member.GetAsync(path)).Statements);

            for (var more = 0; more < 5; more++)
            {
                await App.ReplyAsync(author, topic);
                await App.TopicAsync(reader, category);
                await App.WatchAsync(reader, await App.TopicAsync(author, category), WatchLevel.Watching);
            }
        }
    }
}
