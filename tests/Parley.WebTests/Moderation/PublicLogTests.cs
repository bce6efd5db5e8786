using System.Net;
using LinqToDB;
using Parley.Domain.Accounts;
using Parley.Domain.Groups;
using Parley.Domain.Moderation;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Moderation;

public sealed class PublicLogTests
{
    public PublicLogTests() => Assert.SkipWhen(ForumApp.Missing is not null, ForumApp.Missing ?? "");

    [Fact]
    public async Task There_is_none_until_an_administrator_turns_it_on()
    {
        await using var app = await ForumApp.StartAsync();
        var guest = app.NewVisitor();
        Assert.Equal(HttpStatusCode.NotFound, (await guest.GetAsync("/moderation-log")).Status);
        Assert.False((await guest.GetAsync("/")).Has(".site-footer a[href='/moderation-log']"));

        var visitor = await app.SignedInAsync(await app.MemberAsync("admin", Role.Administrator));
        await visitor.SubmitAsync(await visitor.GetAsync("/admin/settings/moderation"), "#settings-form", ("Moderation-PublicLog", "True"));

        Assert.True((await guest.GetAsync("/")).Has(".site-footer a[href='/moderation-log']"));
        var page = await guest.GetAsync("/moderation-log");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.True(page.Has(".empty"));
    }

    [Fact]
    public async Task It_tells_the_step_the_place_and_the_prepared_reason_and_nobodys_name_or_words()
    {
        await using var app = await StartAsync();
        var (author, moderator) = (await app.MemberAsync("author"), await app.MemberAsync("moderator", Role.Moderator));
        var category = await app.CategoryAsync();
        var topic = await app.TopicAsync(author, category, "An open topic");
        var visitor = await app.SignedInAsync(moderator);
        await visitor.SubmitAsync(await visitor.GetAsync($"/t/{topic.Id}/lock"), "#lock-form", ("prepared", "rude"), ("reason", "Secret words"));
        await visitor.SubmitAsync(
            await visitor.GetAsync($"/admin/members/{author.Id}"), "form[action$='/blocks']", ("standing", "Warned"), ("reason", "Only own words"));

        var page = await app.NewVisitor().GetAsync("/moderation-log");

        Assert.Equal($"/t/{topic.Id}/{topic.Slug}", page.LinkAt("tbody tr:nth-child(2) a"));
        Assert.Contains("please stay polite", page.TextAt("tbody tr:nth-child(2)"), StringComparison.Ordinal);
        var body = page.Document.QuerySelector("main")!.InnerHtml;
        foreach (var secret in new[] { author.Name, moderator.Name, "Secret words", "Only own words", "127.0.0.1" })
            Assert.DoesNotContain(secret, body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_never_tells_of_topics_that_the_reader_may_not_see()
    {
        await using var app = await StartAsync();
        var (author, moderator) = (await app.MemberAsync("author"), await app.MemberAsync("moderator", Role.Moderator));
        var hidden = await app.TopicAsync(author, await app.CategoryAsync(), "A hidden title");
        var closedRoom = await app.CategoryAsync(GroupId.Moderators);
        var inside = await app.TopicAsync(await app.MemberAsync("colleague", Role.Moderator), closedRoom, "A title of the room");
        var visitor = await app.SignedInAsync(moderator);
        await visitor.SubmitAsync(await visitor.GetAsync($"/t/{hidden.Id}/hiding"), "#hiding-form", ("prepared", "spam"));
        await visitor.SubmitAsync(await visitor.GetAsync($"/t/{inside.Id}/lock"), "#lock-form", ("prepared", "off-topic"));

        var page = await app.NewVisitor().GetAsync("/moderation-log");

        Assert.NotEmpty(page.Texts("tbody tr"));
        foreach (var secret in new[] { "A hidden title", "A title of the room", hidden.Slug, inside.Slug, closedRoom.Name })
            Assert.DoesNotContain(secret, page.Body, StringComparison.Ordinal);
        Assert.Contains("A title of the room", (await visitor.GetAsync("/moderation-log")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_has_pages_and_leaves_settings_out()
    {
        await using var app = await StartAsync();
        var moderator = await app.MemberAsync("moderator", Role.Moderator);
        foreach (var number in Enumerable.Range(0, 53))
        {
            await app.WithDbAsync(db => db.InsertAsync(new ModerationEntry
            {
                At = DateTimeOffset.UnixEpoch.AddDays(number),
                ModeratorId = moderator.Id,
                Act = number == 52 ? ModeratorAct.SettingChanged : ModeratorAct.MemberWarned,
            }));
        }

        var guest = app.NewVisitor();
        guest.Headers["Accept-Language"] = "zh-CN";
        var first = await guest.GetAsync("/moderation-log");
        Assert.Equal("管理记录", first.Title);
        Assert.Equal(50, first.Texts("tbody tr").Count);
        var second = await guest.GetAsync(first.LinkAt("a[rel=next]")!);
        Assert.Equal(2, second.Texts("tbody tr").Count);
        Assert.False(second.Has("a[rel=next]"));
    }

    static Task<ForumApp> StartAsync() => ForumApp.StartAsync(options => options.Moderation.PublicLog = true);
}
