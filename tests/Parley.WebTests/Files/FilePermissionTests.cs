using System.Net;
using LinqToDB;
using Parley.Domain.Accounts;
using Parley.Domain.Groups;
using Parley.Domain.Moderation;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Files;

public sealed class FilePermissionTests(ForumApp app) : FileTest(app)
{
    [Fact]
    public async Task File_is_its_bringers_alone_until_a_post_refers_to_it()
    {
        var (member, visitor, topic) = await WriterAsync();
        var (other, admin) = (await App.SignedInAsync(await App.MemberAsync()), await App.SignedInAsync(await App.MemberAsync(role: Role.Administrator)));
        var markdown = (await UploadAsync(visitor, "a.pdf", Pdf())).Body;
        var address = AddressIn(markdown);

        Assert.Equal(HttpStatusCode.OK, await StatusForAsync(visitor, address));
        Assert.All(await Task.WhenAll(StatusForAsync(other, address), StatusForAsync(null, address), StatusForAsync(admin, address)), status => Assert.Equal(HttpStatusCode.NotFound, status));

        await App.ReplyAsync(member, topic, markdown);
        Assert.All(await Task.WhenAll(StatusForAsync(other, address), StatusForAsync(null, address)), status => Assert.Equal(HttpStatusCode.OK, status));
    }

    [Fact]
    public async Task File_of_a_hidden_post_is_not_there_unless_another_post_shows_it()
    {
        var (member, visitor, topic) = await WriterAsync();
        var markdown = (await UploadAsync(visitor, "a.pdf", Pdf())).Body;
        await App.ReplyAsync(member, topic, markdown);
        var address = AddressIn(markdown);

        await App.HidePostAsync(topic, 2, HiddenCauses.ByModerator);
        Assert.Equal(HttpStatusCode.NotFound, await StatusForAsync(null, address));
        Assert.Equal(HttpStatusCode.NotFound, await StatusForAsync(await App.SignedInAsync(await App.MemberAsync()), address));
        Assert.Equal(HttpStatusCode.OK, await StatusForAsync(await App.SignedInAsync(await App.MemberAsync(role: Role.Moderator)), address));

        await App.ReplyAsync(member, topic, $"Once more: {markdown}");
        Assert.Equal(HttpStatusCode.OK, await StatusForAsync(null, address));
    }

    [Theory]
    [InlineData("public, max-age=600", true)]
    [InlineData("no-cache, private", false)]
    public async Task Only_what_guests_see_is_kept_by_what_stands_in_between(string caching, bool forGuests)
    {
        var member = await App.MemberAsync();
        var visitor = await App.SignedInAsync(member);
        var topic = await App.TopicAsync(member, await App.CategoryAsync(forGuests ? GroupId.Everyone : GroupId.Members));
        var markdown = (await UploadAsync(visitor, "cat.png", Png(40, 40))).Body;
        await App.ReplyAsync(member, topic, markdown);

        using var answer = await AskAsync(visitor, AddressIn(markdown));

        Assert.Equal(caching, answer.Headers.CacheControl!.ToString());
        Assert.Equal(forGuests ? "cross-origin" : "same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.Equal(forGuests ? HttpStatusCode.OK : HttpStatusCode.NotFound, await StatusForAsync(null, AddressIn(markdown)));
    }

    [Fact]
    public async Task Who_knows_the_address_of_anothers_file_opens_it_to_nobody()
    {
        var (_, visitor, _) = await WriterAsync();
        var (thief, thiefsVisitor, thiefsTopic) = await WriterAsync();
        var markdown = (await UploadAsync(visitor, "secret.pdf", Pdf())).Body;

        await App.ReplyAsync(thief, thiefsTopic, markdown);

        Assert.Equal(HttpStatusCode.NotFound, await StatusForAsync(thiefsVisitor, AddressIn(markdown)));
        Assert.Equal(HttpStatusCode.NotFound, await StatusForAsync(null, AddressIn(markdown)));
    }

    [Fact]
    public async Task File_of_a_hidden_topic_is_its_bringers_and_the_moderators()
    {
        var (member, visitor, topic) = await WriterAsync();
        var markdown = (await UploadAsync(visitor, "a.pdf", Pdf())).Body;
        await App.ReplyAsync(member, topic, markdown);
        var address = AddressIn(markdown);

        await App.WithDbAsync(db => db.Topics.Where(row => row.Id == topic.Id).Set(row => row.Hidden, HiddenCauses.ByModerator).UpdateAsync());

        Assert.Equal(HttpStatusCode.NotFound, await StatusForAsync(null, address));
        Assert.Equal(HttpStatusCode.NotFound, await StatusForAsync(await App.SignedInAsync(await App.MemberAsync()), address));
        Assert.Equal(HttpStatusCode.OK, await StatusForAsync(visitor, address));
        Assert.Equal(HttpStatusCode.OK, await StatusForAsync(await App.SignedInAsync(await App.MemberAsync(role: Role.Moderator)), address));
    }

    [Fact]
    public async Task File_of_a_category_is_seen_by_who_sees_the_category()
    {
        var (member, friend, stranger) = (await App.MemberAsync(), await App.MemberAsync(), await App.MemberAsync());
        var group = await App.GroupAsync(member, friend);
        var visitor = await App.SignedInAsync(member);
        var topic = await App.TopicAsync(member, await App.CategoryAsync(group.Id));
        var markdown = (await UploadAsync(visitor, "a.pdf", Pdf())).Body;
        await App.ReplyAsync(member, topic, markdown);
        var (address, friends) = (AddressIn(markdown), await App.SignedInAsync(friend));

        Assert.Equal(HttpStatusCode.OK, await StatusForAsync(friends, address));
        Assert.Equal(HttpStatusCode.NotFound, await StatusForAsync(await App.SignedInAsync(stranger), address));
        Assert.Equal(HttpStatusCode.NotFound, await StatusForAsync(null, address));

        await App.WithDbAsync(db => db.GroupMembers.Where(row => row.GroupId == group.Id && row.MemberId == friend.Id).DeleteAsync());
        Assert.Equal(HttpStatusCode.NotFound, await StatusForAsync(friends, address));
    }

    [Fact]
    public async Task Author_whose_post_was_hidden_sees_it_whole_with_what_others_brought()
    {
        var (member, visitor, topic) = await WriterAsync();
        var markdown = (await UploadAsync(visitor, "a.png", Png(40, 40))).Body;
        await App.ReplyAsync(member, topic, markdown);
        var quoter = await App.MemberAsync();
        await App.ReplyAsync(quoter, topic, $"> {markdown}");

        await App.HidePostAsync(topic, 2, HiddenCauses.ByModerator);
        await App.HidePostAsync(topic, 3, HiddenCauses.ByModerator);

        Assert.Equal(HttpStatusCode.OK, await StatusForAsync(await App.SignedInAsync(quoter), AddressIn(markdown)));
        Assert.Equal(HttpStatusCode.NotFound, await StatusForAsync(await App.SignedInAsync(await App.MemberAsync()), AddressIn(markdown)));
    }

    [Fact]
    public async Task Address_in_code_shows_nothing_and_so_gives_nothing_away()
    {
        var (member, visitor, topic) = await WriterAsync();
        var address = AddressIn((await UploadAsync(visitor, "a.pdf", Pdf())).Body);

        await App.ReplyAsync(member, topic, $"`[a]({address})`");

        Assert.Equal(HttpStatusCode.NotFound, await StatusForAsync(null, address));
    }

    [Fact]
    public async Task Guesses_find_nothing()
    {
        var (_, visitor, _) = await WriterAsync();
        var address = AddressIn((await UploadAsync(visitor, "cat.png", Png(40, 40))).Body);

        foreach (var guess in new[] { "/files/1", "/files/00000000000000000000000000000000.webp", "/files/..%2F..%2Fparley.db", "/files/" + new string('a', 32), "/files/%EF%BF%BE.pdf" })
            Assert.Equal(HttpStatusCode.NotFound, await StatusForAsync(visitor, guess));
        foreach (var other in new[] { ".pdf", ".small.webp", ".whole", "" })
            Assert.Equal(HttpStatusCode.NotFound, await StatusForAsync(visitor, address.Replace(".webp", other, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task File_is_served_to_be_saved_and_can_do_nothing()
    {
        var (member, visitor, topic) = await WriterAsync();
        var markdown = (await UploadAsync(visitor, "Отчёт.pdf", Pdf("0123456789"))).Body;
        await App.ReplyAsync(member, topic, markdown);

        using var answer = await AskAsync(null, AddressIn(markdown));
        using var part = await AskAsync(null, AddressIn(markdown), ("Range", "bytes=9-11"));
        using var again = await AskAsync(null, AddressIn(markdown), ("If-None-Match", answer.Headers.ETag!.ToString()));

        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("attachment; filename=_____.pdf; filename*=UTF-8''%D0%9E%D1%82%D1%87%D1%91%D1%82.pdf", answer.Content.Headers.GetValues("Content-Disposition").Single().Replace("\"", "", StringComparison.Ordinal));
        Assert.Equal("default-src 'none'; sandbox", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.Equal((HttpStatusCode.PartialContent, "012"), (part.StatusCode, await part.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task To_ask_for_a_file_costs_one_statement()
    {
        var (member, visitor, topic) = await WriterAsync();
        var markdown = (await UploadAsync(visitor, "a.pdf", Pdf())).Body;
        await App.ReplyAsync(member, topic, markdown);

        Assert.Equal(1, (await App.NewVisitor().GetAsync(AddressIn(markdown))).Statements);
        Assert.Equal(2, (await visitor.GetAsync(AddressIn(markdown))).Statements);
    }
}
