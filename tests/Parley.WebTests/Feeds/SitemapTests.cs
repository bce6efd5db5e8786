using System.Net;
using System.Xml.Linq;
using LinqToDB;
using LinqToDB.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Groups;
using Parley.Domain.Moderation;
using Parley.Domain.Topics;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Feeds;

public sealed class SitemapTests : IAsyncLifetime
{
    const string Address = "https://forum.example.org";

    static readonly string[] Parts = ["lists", "1", "2", "4", "5"];
    static readonly long[] Edges = [10_000, 10_001, 40_000, 40_001];

    ForumApp _forum = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(ForumApp.Missing is not null, ForumApp.Missing ?? "");
        _forum = await ForumApp.StartAsync(options => options.PublicUrl = Address);
    }

    public ValueTask DisposeAsync() => _forum is null ? ValueTask.CompletedTask : _forum.DisposeAsync();

    [Fact]
    public async Task Index_leads_to_parts_and_they_to_every_topic_that_a_guest_may_see()
    {
        var (member, category) = (await _forum.MemberAsync(), await _forum.CategoryAsync());
        var first = await _forum.TopicAsync(member, category, "First & <second>");
        await NumberedTopicsAsync(first, Edges);

        var parts = await ReadAsync("/sitemap.xml");
        var pages = new List<string>();
        foreach (var part in parts)
            pages.AddRange(await ReadAsync(part[Address.Length..]));

        Assert.Equal(Parts.Select(part => $"{Address}/sitemap-{part}.xml"), parts);
        Assert.Equal(
            [
                $"{Address}/", $"{Address}/categories", $"{Address}/c/{category.Slug}", $"{Address}/t/{first.Id}/{first.Slug}",
                .. Edges.Select(id => $"{Address}/t/{id}/%E5%8F%B7-{id}"),
            ],
            pages);
        foreach (var page in pages)
            Assert.Equal(HttpStatusCode.OK, (await _forum.NewVisitor().GetAsync(page[Address.Length..])).Status);
    }

    [Fact]
    public async Task Topic_says_when_it_was_answered_last()
    {
        var (member, category) = (await _forum.MemberAsync(), await _forum.CategoryAsync());
        var topic = await _forum.TopicAsync(member, category);
        await _forum.ReplyAsync(member, topic);
        var bumped = await _forum.WithDbAsync(db => Task.FromResult(db.Topics.Single(row => row.Id == topic.Id).BumpedAt));

        var sitemap = await DocumentAsync("/sitemap-1.xml");

        var changed = Assert.Single(sitemap.Descendants(), element => element.Name.LocalName == "lastmod").Value;
        Assert.Equal(bumped.ToUnixTimeSeconds(), DateTimeOffset.Parse(changed, null).ToUnixTimeSeconds());
    }

    [Fact]
    public async Task Last_part_costs_what_the_first_costs()
    {
        var first = await _forum.TopicAsync(await _forum.MemberAsync(), await _forum.CategoryAsync());
        await NumberedTopicsAsync(first, Enumerable.Range(1, 30).Select(part => part * 10_000L));
        var visitor = _forum.NewVisitor();

        Assert.Equal(2, (await visitor.GetAsync("/sitemap.xml")).Statements);
        Assert.Equal(1, (await visitor.GetAsync("/sitemap-1.xml")).Statements);
        Assert.Equal(1, (await visitor.GetAsync("/sitemap-30.xml")).Statements);
        Assert.Equal(HttpStatusCode.NotModified, await StatusAsync("/sitemap-30.xml", (await visitor.GetAsync("/sitemap-30.xml")).Headers["ETag"]));
    }

    [Fact]
    public async Task Nothing_that_guests_may_not_see_is_in_it_even_for_staff()
    {
        var moderator = await _forum.MemberAsync("mod", Role.Moderator);
        var open = await _forum.TopicAsync(moderator, await _forum.CategoryAsync());
        var secrets = new[] { await _forum.CategoryAsync(GroupId.Members), await _forum.CategoryAsync(GroupId.Moderators) };
        foreach (var secret in secrets)
            await _forum.TopicAsync(moderator, secret, "Secret topic");
        await NumberedTopicsAsync(open with { Hidden = HiddenCauses.ByModerator }, [20_001]);
        var staff = await _forum.SignedInAsync(moderator);

        var parts = await ReadAsync("/sitemap.xml", staff);
        var lists = await ReadAsync("/sitemap-lists.xml", staff);
        var topics = await ReadAsync("/sitemap-1.xml", staff);

        Assert.Equal([$"{Address}/sitemap-lists.xml", $"{Address}/sitemap-1.xml"], parts);
        Assert.Equal([$"{Address}/t/{open.Id}/{open.Slug}"], topics);
        Assert.All(secrets, secret => Assert.DoesNotContain($"{Address}/c/{secret.Slug}", lists));
        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync("/sitemap-3.xml")).Status);
    }

    [Fact]
    public async Task Empty_forum_has_a_valid_sitemap()
    {
        Assert.Equal([$"{Address}/sitemap-lists.xml"], await ReadAsync("/sitemap.xml"));
        Assert.Equal([$"{Address}/", $"{Address}/categories"], await ReadAsync("/sitemap-lists.xml"));
    }

    [Theory]
    [InlineData("/sitemap-0.xml")]
    [InlineData("/sitemap-1.xml")]
    [InlineData("/sitemap--1.xml")]
    [InlineData("/sitemap-2147483647.xml")]
    [InlineData("/sitemap-9223372036854775807.xml")]
    [InlineData("/sitemap-x.xml")]
    public async Task Part_with_nothing_in_it_is_not_found(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await _forum.NewVisitor().GetAsync(address)).Status);

    Task<BulkCopyRowsCopied> NumberedTopicsAsync(Topic like, IEnumerable<long> ids) => _forum.WithDbAsync(db => db.Topics.BulkCopyAsync(
        new BulkCopyOptions(KeepIdentity: true),
        ids.Select(id => like with { Id = new(id), Slug = $"号-{id}", OldId = null })));

    async Task<IReadOnlyList<string>> ReadAsync(string path, Visitor? visitor = null) => SitemapRules.AddressesIn(await DocumentAsync(path, visitor));

    async Task<XDocument> DocumentAsync(string path, Visitor? visitor = null)
    {
        var page = await (visitor ?? _forum.NewVisitor()).GetAsync(path);
        Assert.Equal((HttpStatusCode.OK, "application/xml; charset=utf-8"), (page.Status, page.Headers["Content-Type"]));
        var sitemap = AtomRules.Parse(page.Body);
        Assert.Equal([], SitemapRules.FaultsOf(sitemap));
        return sitemap;
    }

    async Task<HttpStatusCode> StatusAsync(string path, string version)
    {
        var visitor = _forum.NewVisitor();
        visitor.Headers["If-None-Match"] = version;
        return (await visitor.GetAsync(path)).Status;
    }
}
