using System.Net;
using System.Text.RegularExpressions;
using LinqToDB.Async;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Parley.Domain.Notifications;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Categories;

/// <summary>
/// Walks every address that the forum has, as a guest and as a member outside the group to whom a category is open: nothing in it
/// may be found by name, number, count or notification.
/// </summary>
public sealed partial class NothingHiddenTests(ForumApp app) : ForumTest(app)
{
    const string Marker = "Quagmire";
    const int Enough = 10;

    [Fact]
    public async Task Hidden_category_is_found_on_no_page()
    {
        var (inside, outside) = (await App.MemberAsync("inside"), await App.MemberAsync("outside"));
        var group = await App.GroupAsync(inside);
        var hidden = await HideCategoryAsync(group.Id, null);
        var child = await HideCategoryAsync(Domain.Groups.GroupId.Everyone, hidden);
        var open = await App.CategoryAsync();
        var seen = await App.TopicAsync(inside, open, "Seen by all", "Text", "seen-tag");
        var topics = new List<Domain.Topics.Topic>();
        foreach (var category in new[] { hidden, child })
        {
            topics.Add(await App.TopicAsync(inside, category, $"{Marker} title", $"{Marker} text for @{outside.Name}", $"{Marker}-tag"));
            await App.ReplyAsync(inside, topics[^1], $"{Marker} reply");
        }

        await App.WatchAsync(outside, topics[0], WatchLevel.Watching);
        await App.RunJobsAsync();
        var posts = await App.WithDbAsync(db => db.Posts.Where(row => row.TopicId == topics[0].Id || row.TopicId == topics[1].Id).Select(row => row.Id).ToListAsync());
        string[] numbers = [$"{hidden.Id}", $"{child.Id}", .. topics.Append(seen).Select(topic => $"{topic.Id}"), .. posts.Take(2).Select(post => $"{post}")];
        string[] names = [hidden.Slug, child.Slug, open.Slug, "seen-tag", $"{Marker}-tag".ToLowerInvariant(), inside.Name];
        var addresses = Addresses(numbers, names).ToList();

        var leaks = new List<string>();
        foreach (var visitor in new[] { App.NewVisitor(), await App.SignedInAsync(outside) })
        {
            foreach (var address in addresses)
            {
                var page = await visitor.GetAsync(address);
                if (page.Status < HttpStatusCode.InternalServerError && Leaks(page, address))
                    leaks.Add($"{address} ({page.Status}): {page.Location}");
            }
        }

        Assert.Equal([], leaks.Distinct());

        // A walk that finds nothing might have walked nowhere.
        var member = await App.SignedInAsync(inside);
        var shown = 0;
        foreach (var address in addresses.TakeWhile(_ => shown < Enough))
            shown += Leaks(await member.GetAsync(address), address) ? 1 : 0;
        Assert.Equal(Enough, shown);
    }

    [Fact]
    public async Task Hidden_tag_is_neither_completed_nor_counted_nor_told_from_one_that_is_not_there()
    {
        var (inside, outside) = (await App.MemberAsync("inside"), await App.MemberAsync("outside"));
        var (open, hidden) = (await App.CategoryAsync(), await App.CategoryAsync((await App.GroupAsync(inside)).Id));
        var (both, secret) = (Cast.UniqueName("both"), Cast.UniqueName("secret"));
        await App.TopicAsync(inside, open, tags: both);
        await App.TopicAsync(inside, hidden, tags: $"{both}, {secret}");
        var visitor = await App.SignedInAsync(outside);

        Assert.Contains($"{both} 1 topic", (await visitor.GetAsync("/tags")).Texts(".tag-list li"));
        Assert.Equal("[]", (await visitor.GetAsync($"/tags/complete?q={secret}")).Body);
        Assert.Contains(secret, (await (await App.SignedInAsync(inside)).GetAsync($"/tags/complete?q={secret[..7]}")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/tag/{secret}")).Status);
    }

    [Fact]
    public async Task Profile_counts_what_the_reader_may_see()
    {
        var (author, outside) = (await App.MemberAsync("author"), await App.MemberAsync("outside"));
        var hidden = await App.CategoryAsync((await App.GroupAsync(author)).Id);
        await App.TopicAsync(author, await App.CategoryAsync(), "Open");
        await App.ReplyAsync(author, await App.TopicAsync(author, hidden, "Hidden"));

        Assert.Equal(["1", "0"], await CountsAsync(App.NewVisitor()));
        Assert.Equal(["1", "0"], await CountsAsync(await App.SignedInAsync(outside)));
        Assert.Equal(["2", "1"], await CountsAsync(await App.SignedInAsync(author)));

        async Task<string[]> CountsAsync(Visitor visitor)
        {
            var page = await visitor.GetAsync($"/u/{author.Name}");
            return [CountAt(page, "Topics"), CountAt(page, "Replies")];
        }
    }

    static string CountAt(Page page, string name) =>
        page.Document.QuerySelectorAll("dt").Single(row => row.TextContent == name).NextElementSibling!.TextContent;

    async Task<Domain.Categories.Category> HideCategoryAsync(Domain.Groups.GroupId seenBy, Domain.Categories.Category? parent)
    {
        var name = Cast.UniqueName($"{Marker}-category");
        var id = await App.WithDbAsync(db => LinqToDB.DataExtensions.InsertWithInt64IdentityAsync(db, new Domain.Categories.Category
        {
            Name = name,
            Slug = name.ToLowerInvariant(),
            Description = $"{Marker} description",
            ParentId = parent?.Id,
            SeenBy = seenBy,
            ParentSeenBy = parent?.SeenBy ?? Domain.Groups.GroupId.Everyone,
        }));
        return await App.WithDbAsync(db => db.Categories.SingleAsync(row => row.Id == new Domain.Categories.CategoryId(id)));
    }

    // Not what the visitor asked for by name, which an error page or the way to log in may repeat.
    static bool Leaks(Page page, string address) =>
        (page.Body + page.Location).Replace(Uri.EscapeDataString(address), "", StringComparison.OrdinalIgnoreCase)
            .Replace(address, "", StringComparison.OrdinalIgnoreCase).Contains(Marker, StringComparison.OrdinalIgnoreCase);

    // Numbers where an address takes numbers alone, which are most of them; neither where it leads to files.
    IEnumerable<string> Addresses(string[] numbers, string[] names) => App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(route => route.Metadata.GetMetadata<IHttpMethodMetadata>() is not { HttpMethods.Count: > 0 } methods || methods.HttpMethods.Contains("GET"))
        .Select(route => $"/{route.RoutePattern.RawText!.TrimStart('/')}")
        .Where(pattern => !pattern.StartsWith("/assets", StringComparison.Ordinal) && !pattern.Contains("avatars", StringComparison.Ordinal))
        .SelectMany(pattern => !pattern.Contains('{', StringComparison.Ordinal)
            ? [pattern.EndsWith("/complete", StringComparison.Ordinal) ? $"{pattern}?q={Marker[..4]}" : pattern]
            : (pattern.Contains(":long}", StringComparison.Ordinal) ? numbers : names).Select(value => Parameter().Replace(pattern, value)))
        .Distinct();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Parameter();
}
