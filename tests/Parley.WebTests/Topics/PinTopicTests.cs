using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Parley.Domain.Accounts;
using Parley.Domain.Topics;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Topics;

public sealed class PinTopicTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Moderator_pins_in_the_category_then_everywhere_then_not_at_all()
    {
        await using var forum = await ForumApp.StartAsync();
        var (author, category) = (await forum.MemberAsync("author"), await forum.CategoryAsync());
        var topic = await forum.TopicAsync(author, category, "Old but pinned");
        await forum.TopicAsync(author, category, "Newest");
        var visitor = await forum.SignedInAsync(await forum.MemberAsync("mod", Role.Moderator));

        var form = await visitor.GetAsync((await visitor.VisitAsync($"/t/{topic.Id}")).LinkAt(".topic-menu a[href$='/pin']")!);
        var pinned = await visitor.SubmitAsync(form, "#pin-form", ("place", nameof(PinPlace.Category)));
        Assert.True(pinned.Has(".topic-header .pinned"));
        Assert.Contains("pinned this topic", pinned.TextAt("#p2.topic-event"), StringComparison.Ordinal);
        Assert.Equal(["Old but pinned", "Newest"], await ListAsync(forum, $"/c/{category.Slug}"));
        Assert.Equal(["Newest", "Old but pinned"], await ListAsync(forum, "/"));
        Assert.False((await forum.NewVisitor().GetAsync("/")).Has(".topic-row .pinned"));

        await visitor.SubmitAsync(await visitor.GetAsync($"/t/{topic.Id}/pin"), "#pin-form", ("place", nameof(PinPlace.Everywhere)));
        Assert.Equal(["Old but pinned", "Newest"], await ListAsync(forum, "/"));
        Assert.Equal(2, (await forum.TopicNowAsync(topic)).LastNumber);

        var unpinned = await visitor.SubmitAsync(await visitor.GetAsync($"/t/{topic.Id}/pin"), "#unpin-form");
        Assert.False(unpinned.Has(".topic-header .pinned"));
        Assert.Equal(["Newest", "Old but pinned"], await ListAsync(forum, $"/c/{category.Slug}"));
    }

    [Fact]
    public async Task Pin_ends_with_its_day_by_itself()
    {
        var clock = new MovedClock();
        await using var forum = await ForumApp.StartAsync(configure: services => services.AddSingleton<TimeProvider>(clock));
        var (author, category) = (await forum.MemberAsync("author"), await forum.CategoryAsync());
        var topic = await forum.TopicAsync(author, category, "For two days");
        await forum.TopicAsync(author, category, "Newest");
        var visitor = await forum.SignedInAsync(await forum.MemberAsync("mod", Role.Moderator));
        var day = clock.GetUtcNow().AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        await visitor.SubmitAsync(await visitor.GetAsync($"/t/{topic.Id}/pin"), "#pin-form", ("until", day));
        Assert.Equal(["For two days", "Newest"], await ListAsync(forum, "/"));
        Assert.Equal(day, (await visitor.GetAsync($"/t/{topic.Id}/pin")).Document.QuerySelector("#until")!.GetAttribute("value"));

        clock.Pass(TimeSpan.FromDays(2));
        Assert.Equal(["Newest", "For two days"], await ListAsync(forum, "/"));
        Assert.Equal(["Newest", "For two days"], await ListAsync(forum, $"/c/{category.Slug}"));
        Assert.False((await forum.NewVisitor().VisitAsync($"/t/{topic.Id}")).Has(".pinned"));
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("2001-01-01")]
    [InlineData("9999-12-31")]
    public async Task Days_that_are_none_come_back_with_the_form(string day)
    {
        var topic = await App.TopicAsync(await App.MemberAsync("author"), await App.CategoryAsync());
        var visitor = await App.SignedInAsync(await App.MemberAsync("mod", Role.Moderator));

        var refused = await visitor.SubmitAsync(await visitor.GetAsync($"/t/{topic.Id}/pin"), "#pin-form", ("until", day));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.True(refused.Has("#until-error"));
        Assert.Null((await App.TopicNowAsync(topic)).PinnedAt);
    }

    [Fact]
    public async Task Members_pin_nothing()
    {
        var author = await App.MemberAsync("author");
        var topic = await App.TopicAsync(author, await App.CategoryAsync());
        var visitor = await App.SignedInAsync(author);

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/t/{topic.Id}/pin")).Status);
        var page = await visitor.GetAsync($"/t/{topic.Id}/lock");
        var token = page.Document.QuerySelector("#lock-form input[name=__token]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync($"/t/{topic.Id}/pin", [new("__token", token)])).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync($"/t/{topic.Id}/pin/lift", [new("__token", token)])).Status);
        Assert.False((await visitor.VisitAsync($"/t/{topic.Id}")).Has(".topic-menu a[href$='/pin']"));
    }

    static async Task<IReadOnlyList<string>> ListAsync(ForumApp forum, string address) => (await forum.NewVisitor().GetAsync(address)).Texts(".topic-title");
}
