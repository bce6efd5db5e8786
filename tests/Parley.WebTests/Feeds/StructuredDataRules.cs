using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Feeds;

/// <summary>What Google's guide to DiscussionForumPosting and BreadcrumbList calls required, and of what type each property is.</summary>
static class StructuredDataRules
{
    static readonly string[] Actions = ["https://schema.org/LikeAction", "https://schema.org/CommentAction", "https://schema.org/ViewAction"];

    /// <summary>The blocks of a page, each parsed as strictly as JSON allows, by their types.</summary>
    public static Dictionary<string, JsonObject> BlocksOf(Page page) => page.Document.QuerySelectorAll("script[type='application/ld+json']")
        .Select(script => JsonNode.Parse(script.TextContent, null, new JsonDocumentOptions { AllowTrailingCommas = false })!.AsObject())
        .ToDictionary(block => block["@type"]!.GetValue<string>());

    public static void AssertDiscussion(JsonObject discussion)
    {
        Assert.Equal(("https://schema.org", "DiscussionForumPosting"), (Text(discussion, "@context"), Text(discussion, "@type")));
        Assert.NotEmpty(Text(discussion, "headline"));
        AssertWritten(discussion);
        AssertCounters(discussion["interactionStatistic"]!.AsArray());
        Assert.True(discussion["commentCount"]!.GetValue<int>() >= 0);
        foreach (var comment in discussion["comment"]!.AsArray().Select(node => node!.AsObject()))
        {
            Assert.Equal("Comment", Text(comment, "@type"));
            AssertWritten(comment);
            AssertCounters([comment["interactionStatistic"]!.DeepClone()]);
        }
    }

    public static void AssertBreadcrumbs(JsonObject breadcrumbs, params string[] names)
    {
        Assert.Equal(("https://schema.org", "BreadcrumbList"), (Text(breadcrumbs, "@context"), Text(breadcrumbs, "@type")));
        var steps = breadcrumbs["itemListElement"]!.AsArray().Select(node => node!.AsObject()).ToList();
        Assert.Equal(names, steps.Select(step => Text(step, "name")));
        Assert.Equal(Enumerable.Range(1, names.Length), steps.Select(step => step["position"]!.GetValue<int>()));
        Assert.All(steps, step => AssertAddress(Text(step, "item")));
        Assert.All(steps, step => Assert.Equal("ListItem", Text(step, "@type")));
    }

    public static string Text(JsonObject data, string property) => data[property]!.GetValue<string>();

    // Required of a post and a comment alike: an author with a name, a time with a zone, and a text where there is neither picture nor film.
    static void AssertWritten(JsonObject written)
    {
        var author = written["author"]!.AsObject();
        Assert.Equal("Person", Text(author, "@type"));
        Assert.NotEmpty(Text(author, "name"));
        AssertAddress(Text(author, "url"));
        AssertAddress(Text(written, "url"));
        AssertTime(Text(written, "datePublished"));
        if (written.ContainsKey("dateModified"))
            AssertTime(Text(written, "dateModified"));
        Assert.NotEmpty(Text(written, "text"));
    }

    static void AssertCounters(JsonArray counters) => Assert.All(counters, counter =>
    {
        Assert.Equal("InteractionCounter", Text(counter!.AsObject(), "@type"));
        Assert.Contains(Text(counter.AsObject(), "interactionType"), Actions);
        Assert.True(counter["userInteractionCount"]!.GetValue<int>() >= 0);
    });

    static void AssertTime(string time) =>
        Assert.True(DateTimeOffset.TryParseExact(time, "yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture, DateTimeStyles.None, out _), time);

    static void AssertAddress(string address) => Assert.True(Uri.IsWellFormedUriString(address, UriKind.Absolute), address);
}
