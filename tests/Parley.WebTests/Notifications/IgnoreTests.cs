using System.Net;
using LinqToDB;
using LinqToDB.Async;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Notifications;

public sealed class IgnoreTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Ignored_member_is_folded_not_told_not_suggested_and_comes_back_when_that_ends()
    {
        var (reader, pest, other) = (await App.MemberAsync("reader"), await App.MemberAsync("pest"), await App.MemberAsync("other"));
        var topic = await App.TopicAsync(reader, await App.CategoryAsync());
        await App.ReplyAsync(pest, topic, $"@{reader.Name} look here", replyTo: 1);
        await App.ReplyAsync(other, topic, $"[quote=\"{pest.Name}, post:2, topic:{topic.Id}\"]\nlook here\n[/quote]\n\nNo");
        await App.RunJobsAsync();
        var visitor = await App.SignedInAsync(reader);
        Assert.Equal("2 unread", (await visitor.GetAsync("/")).TextAt(".bell-count"));

        var profile = await visitor.SubmitAsync(await visitor.GetAsync($"/u/{pest.Name}"), "form.ignore");
        Assert.Equal("Stop ignoring", profile.TextAt("form.ignore button"));
        Assert.Equal("1 unread", profile.TextAt(".bell-count"));

        var page = await visitor.VisitAsync($"/t/{topic.Id}");
        Assert.Equal("A post by someone you ignore, #2", page.TextAt("details.ignored:has(#p2) > summary"));
        Assert.Equal("A quote of someone you ignore", page.TextAt("#p3 aside.quote > details > summary"));
        Assert.False(page.Has("details.ignored #p1") || page.Has("details.ignored #p3"));
        await App.ReplyAsync(pest, topic, $"@{reader.Name} again", replyTo: 1);
        await App.RunJobsAsync();
        Assert.Equal(1, await App.WithDbAsync(db => db.Notifications.CountAsync(row => row.MemberId == reader.Id && row.ActorId == pest.Id)));
        Assert.DoesNotContain(pest.Name, (await visitor.GetAsync($"/members/complete?q={pest.Name[..4]}")).Body, StringComparison.Ordinal);

        var settings = await visitor.GetAsync("/settings/notifications");
        Assert.Equal([pest.Name], settings.Texts(".ignored-list a"));
        settings = await visitor.SubmitAsync(settings, ".ignored-list form");
        Assert.False(settings.Has(".ignored-list"));
        Assert.False((await visitor.VisitAsync($"/t/{topic.Id}")).Has("details.ignored"));
        Assert.Contains(pest.Name, (await visitor.GetAsync($"/members/complete?q={pest.Name[..4]}")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ignoring_is_one_way_and_costs_others_no_statement()
    {
        var (reader, pest, free) = (await App.MemberAsync("reader"), await App.MemberAsync("pest"), await App.MemberAsync("free"));
        var topic = await App.TopicAsync(reader, await App.CategoryAsync());
        await App.ReplyAsync(pest, topic);
        await App.RunJobsAsync();
        var before = (await (await App.SignedInAsync(free)).GetAsync($"/t/{topic.Id}/{topic.Slug}")).Statements;
        await App.IgnoreAsync(reader, pest);

        var theirs = await (await App.SignedInAsync(pest)).GetAsync($"/t/{topic.Id}/{topic.Slug}");
        var others = await (await App.SignedInAsync(free)).GetAsync($"/t/{topic.Id}/{topic.Slug}");

        Assert.False(theirs.Has("details.ignored") || others.Has("details.ignored"));
        Assert.Equal(before, others.Statements);
        Assert.False((await (await App.SignedInAsync(pest)).GetAsync($"/u/{reader.Name}")).Text.Contains("Stop ignoring", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_ignores_oneself_or_nobody_and_twice_is_once()
    {
        var (reader, pest) = (await App.MemberAsync("reader"), await App.MemberAsync("pest"));
        var visitor = await App.SignedInAsync(reader);
        var page = await visitor.GetAsync($"/u/{pest.Name}");
        Assert.False((await visitor.GetAsync($"/u/{reader.Name}")).Has("form.ignore"));
        var token = page.Document.QuerySelector("form.ignore input[name=__token]")!.GetAttribute("value")!;

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync($"/u/{reader.Name}/ignore", [KeyValuePair.Create("__token", token)])).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync("/u/no-such-member/ignore", [KeyValuePair.Create("__token", token)])).Status);
        await visitor.SubmitAsync(page, "form.ignore");
        await visitor.SubmitAsync(page, "form.ignore");

        Assert.Equal(1, await App.WithDbAsync(db => db.Ignores.CountAsync(row => row.MemberId == reader.Id)));
        Assert.False((await App.NewVisitor().GetAsync($"/u/{pest.Name}")).Has("form.ignore"));
    }
}
