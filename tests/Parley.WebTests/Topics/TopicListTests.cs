using System.Net;
using LinqToDB;
using Parley.Domain.Groups;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Topics;

public sealed class TopicListTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Empty_category_says_what_to_do_next()
    {
        var category = await App.CategoryAsync();

        var page = await App.NewVisitor().GetAsync($"/c/{category.Slug}");

        Assert.Contains("Somebody has to begin", page.Text, StringComparison.Ordinal);
        Assert.Equal($"/new-topic?category={category.Id}", page.LinkAt(".empty a.button"));
    }

    [Fact]
    public async Task Reply_brings_its_topic_to_the_top()
    {
        var (member, category) = (await App.MemberAsync(), await App.CategoryAsync());
        var older = await App.TopicAsync(member, category, "Older topic");
        await App.TopicAsync(member, category, "Newer topic");
        await App.ReplyAsync(member, older);

        var page = await App.NewVisitor().GetAsync($"/c/{category.Slug}");

        Assert.Equal(["Older topic", "Newer topic"], page.Texts(".topic-title"));
    }

    [Fact]
    public async Task Pages_of_a_list_hold_every_topic_once_in_both_directions()
    {
        var (member, category) = (await App.MemberAsync(), await App.CategoryAsync());
        for (var number = 1; number <= 70; number++)
            await App.TopicAsync(member, category, $"Topic {number:00}");
        var visitor = App.NewVisitor();

        var pages = new List<Page> { await visitor.GetAsync($"/c/{category.Slug}") };
        while (pages[^1].LinkAt("a.older") is { } older)
            pages.Add(await visitor.GetAsync(older));
        var back = await visitor.GetAsync(pages[^1].LinkAt("a.newer")!);

        Assert.Equal([30, 30, 10], pages.Select(page => page.Texts(".topic-title").Count));
        Assert.Equal(Enumerable.Range(1, 70).Select(number => $"Topic {number:00}").Reverse(), pages.SelectMany(page => page.Texts(".topic-title")));
        Assert.Equal(pages[1].Texts(".topic-title"), back.Texts(".topic-title"));
        Assert.True(back.Has("a.newer") && back.Has("a.older"));
    }

    [Fact]
    public async Task Pinned_topic_stands_above_newer_ones_on_the_first_page_only()
    {
        var (member, category) = (await App.MemberAsync(), await App.CategoryAsync());
        var pinned = await App.TopicAsync(member, category, "Pinned topic");
        await App.WithDbAsync(db => db.Topics.Where(row => row.Id == pinned.Id).Set(row => row.PinnedAt, (DateTimeOffset?)pinned.CreatedAt).UpdateAsync());
        for (var number = 1; number <= 31; number++)
            await App.TopicAsync(member, category, $"Topic {number:00}");
        var visitor = App.NewVisitor();

        var first = await visitor.GetAsync($"/c/{category.Slug}");
        var second = await visitor.GetAsync(first.LinkAt("a.older")!);

        Assert.Equal("Pinned topic", first.Texts(".topic-title")[0]);
        Assert.DoesNotContain("Pinned topic", second.Texts(".topic-title"));
    }

    [Fact]
    public async Task Answered_topic_is_not_among_the_unanswered()
    {
        var (member, category) = (await App.MemberAsync(), await App.CategoryAsync());
        var answered = await App.TopicAsync(member, category, Cast.UniqueName("answered"));
        var waiting = await App.TopicAsync(member, category, Cast.UniqueName("waiting"));
        await App.ReplyAsync(member, answered);

        var page = await App.NewVisitor().GetAsync("/unanswered");

        Assert.Contains(waiting.Title, page.Texts(".topic-title"));
        Assert.DoesNotContain(answered.Title, page.Texts(".topic-title"));
    }

    [Fact]
    public async Task Category_of_members_or_staff_is_hidden_from_guests_by_name_list_topic_and_post()
    {
        var moderator = await App.MemberAsync("mod", Domain.Accounts.Role.Moderator);
        foreach (var access in new[] { GroupId.Members, GroupId.Moderators })
        {
            var category = await App.CategoryAsync(access);
            var topic = await App.TopicAsync(moderator, category, Cast.UniqueName("secret"));
            var post = await App.WithDbAsync(db => Task.FromResult(db.Posts.Single(row => row.TopicId == topic.Id)));
            var guest = App.NewVisitor();

            Assert.Equal(HttpStatusCode.NotFound, (await guest.GetAsync($"/c/{category.Slug}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await guest.GetAsync($"/t/{topic.Id}/{topic.Slug}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await guest.GetAsync($"/p/{post.Id}")).Status);
            foreach (var address in new[] { "/", "/new", "/unanswered", "/categories", $"/u/{moderator.Name}" })
            {
                var body = (await guest.GetAsync(address)).Body;
                Assert.DoesNotContain(topic.Title, body, StringComparison.Ordinal);
                Assert.DoesNotContain(category.Name, body, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Slug_in_another_case_leads_to_the_category()
    {
        var category = await App.CategoryAsync();

        var page = await App.NewVisitor().GetAsync($"/c/{category.Slug.ToUpperInvariant()}");

        Assert.Equal(HttpStatusCode.MovedPermanently, page.Status);
        Assert.Equal($"/c/{category.Slug}", page.Location);
    }
}
