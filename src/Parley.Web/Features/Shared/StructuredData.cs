using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Shared;

/// <summary>What a page says, in the words of schema.org and written as JSON-LD, for search engines.</summary>
public static class StructuredData
{
    const string Vocabulary = "https://schema.org";

    // This encoder writes &, <, >, ' and " as escapes of JavaScript wherever they stand: no text can end the element that it is in.
    static readonly JsonSerializerOptions Escaped = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Write(JsonObject data) => data.ToJsonString(Escaped);

    /// <summary>Members' texts: half a character would break the whole block.</summary>
    public static JsonNode Text(string text) => JsonValue.Create(TypedText.Wellformed(text));

    public static JsonNode Time(DateTimeOffset at) => JsonValue.Create(at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    public static JsonObject Person(string name, string address) => new()
    {
        ["@type"] = "Person",
        ["name"] = Text(name),
        ["url"] = address,
    };

    public static JsonObject Count(string action, int count) => new()
    {
        ["@type"] = "InteractionCounter",
        ["interactionType"] = $"{Vocabulary}/{action}",
        ["userInteractionCount"] = count,
    };

    /// <summary>The way from the front page to this one; addresses are complete.</summary>
    public static JsonObject Breadcrumbs(params IEnumerable<(string Name, string Address)> steps) => Of("BreadcrumbList", new()
    {
        ["itemListElement"] = new JsonArray([.. steps.Select((step, index) => Step(index + 1, step.Name, step.Address))]),
    });

    /// <summary>The outermost thing of a block.</summary>
    public static JsonObject Of(string type, JsonObject properties)
    {
        properties.Insert(0, "@context", Vocabulary);
        properties.Insert(1, "@type", type);
        return properties;
    }

    static JsonObject Step(int position, string name, string address) => new()
    {
        ["@type"] = "ListItem",
        ["position"] = position,
        ["name"] = Text(name),
        ["item"] = address,
    };
}
