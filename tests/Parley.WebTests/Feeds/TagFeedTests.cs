using System.Net;
using Parley.Domain.Accounts;
using Parley.Domain.Groups;
using Parley.Domain.Permissions;
using Parley.Testing;
using Parley.Web.Features.Topics;
using Xunit;

namespace Parley.WebTests.Feeds;

public sealed class TagFeedTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Tags_feed_has_its_topics_and_its_page_leads_to_it()
    {
        var (member, category, tag) = (await App.MemberAsync(), await App.CategoryAsync(), Name());
        await App.TopicAsync(member, category, "With it", tags: tag);
        await App.TopicAsync(member, category, "Without it");
        await App.TopicAsync(await App.MemberAsync("mod", Role.Moderator), await App.CategoryAsync(GroupId.Moderators), "Among us", tags: tag);

        var feed = await FeedReader.ReadAsync(App, $"/tag/{tag}/feed.atom");

        Assert.Equal(["With it"], feed.Titles);
        Assert.Contains($"#{tag}", feed.Title, StringComparison.Ordinal);
        foreach (var visitor in new[] { App.NewVisitor(), await App.SignedInAsync(member) })
            Assert.EndsWith($"/tag/{tag}/feed.atom", (await visitor.GetAsync($"/tag/{tag}")).LinkAt("link[type='application/atom+xml']"), StringComparison.Ordinal);
        Assert.Contains($"/tag/{tag}<", (await App.NewVisitor().GetAsync("/sitemap-lists.xml")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tag_of_hidden_topics_alone_has_no_feed_and_is_not_told_of()
    {
        var (moderator, tag) = (await App.MemberAsync("mod", Role.Moderator), Name());
        await App.TopicAsync(moderator, await App.CategoryAsync(GroupId.Moderators), "Among us", tags: tag);

        Assert.Equal(HttpStatusCode.NotFound, (await App.NewVisitor().GetAsync($"/tag/{tag}/feed.atom")).Status);
        Assert.DoesNotContain(tag, (await App.NewVisitor().GetAsync("/sitemap-lists.xml")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain($"/tag/{tag}/feed.atom", (await (await App.SignedInAsync(moderator)).GetAsync($"/tag/{tag}")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feed_goes_on_under_its_old_name_and_is_the_same_feed()
    {
        var (moderator, category, tag, renamed) = (await App.MemberAsync("mod", Role.Moderator), await App.CategoryAsync(), Name(), Name());
        await App.TopicAsync(moderator, category, "Tagged", tags: tag);
        var before = await FeedReader.ReadAsync(App, $"/tag/{tag}/feed.atom");
        await App.WithAsync<ChangeTags, bool>(async change =>
        {
            var id = await App.WithDbAsync(db => Task.FromResult(db.Tags.Single(row => row.Name == tag).Id));
            return (await change.RenameAsync(Viewer.Of(moderator), id, renamed, CancellationToken.None)).IsDone;
        });

        var after = await FeedReader.ReadAsync(App, $"/tag/{tag}/feed.atom");

        Assert.Equal(FeedReader.Text(before.Feed, "id"), FeedReader.Text(after.Feed, "id"));
        Assert.Equal($"http://localhost:8000/tag/{renamed}/feed.atom", FeedReader.LinkOf(after.Feed, "self"));
        Assert.Equal(["Tagged"], after.Titles);
    }

    static string Name() => Cast.UniqueName("tag");
}
