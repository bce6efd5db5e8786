using System.Net;
using LinqToDB;
using LinqToDB.Async;
using Parley.Domain.Notifications;
using Parley.Testing;
using Parley.Web.Features.Notifications;
using Xunit;

namespace Parley.WebTests.Notifications;

public sealed class WatchingPageTests(ForumApp app) : ForumTest(app)
{
    const string Address = "/settings/watching";

    [Fact]
    public async Task Member_sees_what_is_watched_and_muted_and_ends_it()
    {
        var (author, reader) = (await App.MemberAsync("author"), await App.MemberAsync("reader"));
        var category = await App.CategoryAsync();
        var (watched, muted, normal) = (await App.TopicAsync(author, category, "Watched one"), await App.TopicAsync(author, category, "Muted one"), await App.TopicAsync(author, category, "Normal one"));
        await App.WatchAsync(reader, watched, WatchLevel.Watching);
        await App.WatchAsync(reader, muted, WatchLevel.Muted);
        await App.WatchAsync(reader, normal, WatchLevel.Normal);
        await App.WithDbAsync(db => db.InsertAsync(new CategoryWatch { MemberId = reader.Id, CategoryId = category.Id, Level = WatchLevel.FirstPostOnly }));
        var visitor = await App.SignedInAsync(reader);

        var page = await visitor.GetAsync(Address);
        Assert.Equal([category.Name, "Muted one", "Watched one"], page.Texts(".watched li > a"));
        Assert.Equal(["New topics only", "Muted", "Watching"], page.Texts(".watched .level"));

        page = await visitor.SubmitAsync(page, $".watched form:has([name=topic][value='{muted.Id}'])");
        Assert.Equal([category.Name, "Watched one"], page.Texts(".watched li > a"));
        page = await visitor.SubmitAsync(page, ".watched form:has([name=category])");
        Assert.Equal(["Watched one"], page.Texts(".watched li > a"));
    }

    [Fact]
    public async Task List_is_paged_and_says_when_there_is_nothing()
    {
        var (author, reader, category) = (await App.MemberAsync("author"), await App.MemberAsync("reader"), await App.CategoryAsync());
        var visitor = await App.SignedInAsync(reader);
        Assert.Contains("You watch and mute nothing", (await visitor.GetAsync(Address)).Text, StringComparison.Ordinal);

        for (var number = 0; number < ListWatches.RowsPerPage + 1; number++)
            await App.WatchAsync(reader, await App.TopicAsync(author, category, $"Topic {number}"), WatchLevel.Watching);

        var first = await visitor.GetAsync(Address);
        var second = await visitor.GetAsync(first.LinkAt("a.older")!);
        Assert.Equal((ListWatches.RowsPerPage, 1), (first.Texts(".watched li").Count, second.Texts(".watched li").Count));
        Assert.False(second.Has("a.older"));
    }

    [Fact]
    public async Task Nobody_ends_what_another_member_watches()
    {
        var (author, reader) = (await App.MemberAsync("author"), await App.MemberAsync("reader"));
        var topic = await App.TopicAsync(author, await App.CategoryAsync());
        await App.WatchAsync(reader, topic, WatchLevel.Watching);
        var other = await App.MemberAsync("other");
        await App.WatchAsync(other, topic, WatchLevel.Watching);
        var visitor = await App.SignedInAsync(other);
        var page = await visitor.GetAsync(Address);

        Assert.Equal(HttpStatusCode.Unauthorized, (await App.NewVisitor().PostAsync(Address, [new("topic", $"{topic.Id}")])).Status);
        await visitor.SubmitAsync(page, ".watched form");

        Assert.True(await App.WithDbAsync(db => db.TopicWatches.AnyAsync(row => row.MemberId == reader.Id)));
        Assert.False(await App.WithDbAsync(db => db.TopicWatches.AnyAsync(row => row.MemberId == other.Id)));
    }
}
