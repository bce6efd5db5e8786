using LinqToDB;
using LinqToDB.Async;
using Microsoft.Extensions.DependencyInjection;
using Parley.Domain.Accounts;
using Parley.Domain.Moderation;
using Parley.Domain.Topics;
using Parley.Testing;
using Parley.Web.Features.Accounts;
using Parley.WebTests.Accounts;
using Xunit;

namespace Parley.WebTests.Moderation;

public sealed class OriginTests : IAsyncLifetime
{
    ForumApp _forum = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(ForumApp.Missing is null, ForumApp.Missing ?? "");
        _forum = await ForumApp.StartAsync(configure: services => services.AddClientAddresses());
    }

    public async ValueTask DisposeAsync()
    {
        if (_forum is not null)
            await _forum.DisposeAsync();
    }

    [Fact]
    public async Task Administrators_find_replies_by_the_address_or_range_that_they_came_from()
    {
        var topic = await TopicAsync();
        var (first, second) = (await ReplyFromAsync("192.0.2.7", topic), await ReplyFromAsync("2001:db8::5", topic));
        var administrator = await _forum.SignedInAsync(await _forum.MemberAsync("admin", Role.Administrator));

        async Task<IReadOnlyList<string>> FoundAsync(Visitor staff, string range) =>
            (await staff.VisitAsync($"/admin/replies?topic={topic.Id}&address={Uri.EscapeDataString(range)}")).Texts("tbody .excerpt");

        Assert.Equal([first], await FoundAsync(administrator, "192.0.2.7"));
        Assert.Equal([first], await FoundAsync(administrator, "192.0.2.0/24"));
        Assert.Equal([second], await FoundAsync(administrator, "2001:db8::/32"));
        Assert.Empty(await FoundAsync(administrator, "198.51.100.0/24"));
        Assert.Empty(await FoundAsync(administrator, "nowhere"));

        var moderator = await _forum.SignedInAsync(await _forum.MemberAsync("mod", Role.Moderator));
        Assert.Equal(2, (await FoundAsync(moderator, "192.0.2.7")).Count);
        Assert.False((await moderator.VisitAsync("/admin/replies")).Has("input[name=address]"));
    }

    [Fact]
    public async Task Log_says_what_it_was_before_and_where_from_until_addresses_are_forgotten()
    {
        var (topic, there) = (await TopicAsync(), await _forum.CategoryAsync());
        var staff = await _forum.SignedInAsync(await _forum.MemberAsync("admin", Role.Administrator));
        staff.Headers[ClientAddresses.Header] = "203.0.113.9";
        await staff.SubmitAsync(await staff.VisitAsync($"/t/{topic.Id}/category"), "#move-form", ("category", $"{there.Id}"));

        var log = await staff.VisitAsync("/admin/log?address=203.0.113.0/24");
        Assert.Contains(there.Name, log.TextAt("tbody"), StringComparison.Ordinal);
        Assert.Contains("203.0.113.9", log.TextAt("tbody"), StringComparison.Ordinal);
        var moderator = await _forum.SignedInAsync(await _forum.MemberAsync("mod", Role.Moderator));
        Assert.DoesNotContain("203.0.113.9", (await moderator.VisitAsync("/admin/log")).Text, StringComparison.Ordinal);

        await _forum.WithDbAsync(db => db.ModerationLog.Set(row => row.At, DateTimeOffset.UnixEpoch).UpdateAsync());
        await _forum.WithDbAsync(db => db.PostOrigins.Set(row => row.At, DateTimeOffset.UnixEpoch).UpdateAsync());
        await _forum.Services.GetRequiredService<PruneSessions>().PruneAsync(CancellationToken.None);
        Assert.All(await _forum.WithDbAsync(db => db.ModerationLog.ToListAsync()), entry => Assert.Null(entry.Address));
        Assert.Equal(ModeratorAct.TopicMoved, (await _forum.WithDbAsync(db => db.ModerationLog.ToListAsync())).Last().Act);
        Assert.Empty(await _forum.WithDbAsync(db => db.PostOrigins.ToListAsync()));
    }

    [Theory]
    [InlineData("Link", "See https://example.com/ here")]
    [InlineData("Image", "![A cat](https://example.com/cat.png)")]
    public async Task Replies_are_found_by_what_they_hold(string holds, string text)
    {
        var topic = await TopicAsync();
        var author = await _forum.MemberAsync();
        await _forum.ReplyAsync(author, topic, "Words alone");
        await _forum.ReplyAsync(author, topic, text);
        var staff = await _forum.SignedInAsync(await _forum.MemberAsync("mod", Role.Moderator));

        Assert.Single((await staff.VisitAsync($"/admin/replies?topic={topic.Id}&has={holds}")).Texts("tbody .excerpt"));
    }

    async Task<Topic> TopicAsync() => await _forum.TopicAsync(await _forum.MemberAsync(), await _forum.CategoryAsync());

    async Task<string> ReplyFromAsync(string address, Topic topic)
    {
        var (visitor, text) = (await _forum.SignedInAsync(await _forum.MemberAsync()), Cast.UniqueName("reply"));
        visitor.Headers[ClientAddresses.Header] = address;
        await visitor.SubmitAsync(await visitor.VisitAsync($"/t/{topic.Id}/reply"), "form.composer", ("text", text));
        return text;
    }
}
