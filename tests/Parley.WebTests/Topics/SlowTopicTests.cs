using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Parley.Domain.Accounts;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Topics;

public sealed class SlowTopicTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Second_reply_waits_and_its_text_is_kept()
    {
        var clock = new MovedClock();
        await using var forum = await ForumApp.StartAsync(configure: services => services.AddSingleton<TimeProvider>(clock));
        var moderator = await forum.MemberAsync("mod", Role.Moderator);
        var topic = await forum.TopicAsync(await forum.MemberAsync("author"), await forum.CategoryAsync());
        var staff = await forum.SignedInAsync(moderator);
        await staff.SubmitAsync(await staff.GetAsync($"/t/{topic.Id}/pace"), "#pace-form", ("minutes", "10"));
        var visitor = await forum.SignedInAsync(await forum.MemberAsync("writer"));

        var page = await visitor.VisitAsync($"/t/{topic.Id}");
        Assert.Contains("10 minutes between two replies", page.Text, StringComparison.Ordinal);
        page = await visitor.SubmitAsync(page, "form.composer", ("text", "First"));
        var refused = await visitor.SubmitAsync(page, "form.composer", ("text", "Second, in a hurry"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("Second, in a hurry", refused.TextAt("#text"));

        clock.Pass(TimeSpan.FromMinutes(11));
        Assert.True((await visitor.SubmitAsync(refused, "form.composer")).Has("#p3"));
        await forum.ReplyAsync(moderator, topic);
        await forum.ReplyAsync(moderator, topic);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("x")]
    [InlineData("10081")]
    public async Task Only_whole_minutes_up_to_a_week_and_only_by_moderators(string minutes)
    {
        var author = await App.MemberAsync("author");
        var topic = await App.TopicAsync(author, await App.CategoryAsync());
        var visitor = await App.SignedInAsync(await App.MemberAsync("mod", Role.Moderator));

        var refused = await visitor.SubmitAsync(await visitor.GetAsync($"/t/{topic.Id}/pace"), "#pace-form", ("minutes", minutes));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.True(refused.Has("#minutes-error"));
        Assert.Equal(HttpStatusCode.NotFound, (await (await App.SignedInAsync(author)).GetAsync($"/t/{topic.Id}/pace")).Status);
    }
}
