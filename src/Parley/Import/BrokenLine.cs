using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace Parley.Import;

/// <summary>Says in an owner's words why a line is no topic.</summary>
static partial class BrokenLine
{
    public static string Explain(string line, JsonException broken, JsonSerializerOptions json)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return Missing(document.RootElement, json) ?? WrongField(broken.Path ?? "", json);
        }
        catch (JsonException noJson)
        {
            return NoJson(line, noJson);
        }
    }

    static string NoJson(string line, JsonException noJson)
    {
        var bytes = Encoding.UTF8.GetBytes(line);
        var readable = (int)Math.Clamp(noJson.BytePositionInLine ?? 0, 0, bytes.Length);
        return readable == bytes.Length
            ? "The line is not JSON: it ends in the middle."
            : $"The line is not JSON: character {Encoding.UTF8.GetCharCount(bytes, 0, readable) + 1} is wrong.";
    }

    static string? Missing(JsonElement topic, JsonSerializerOptions json)
    {
        if (topic.ValueKind != JsonValueKind.Object)
            return "The line is no topic: a topic stands in braces, { }.";
        if (MissingField(topic, typeof(ImportedTopic), json) is { } field)
            return $"The field '{field}' is missing.";

        var posts = PostsOf(topic);
        for (var number = 1; number <= posts.Count; number++)
        {
            if (posts[number - 1].ValueKind == JsonValueKind.Object && MissingField(posts[number - 1], typeof(ImportedPost), json) is { } missing)
                return $"The field '{missing}' of {Post(number)} is missing.";
        }

        return null;
    }

    static string? MissingField(JsonElement element, Type type, JsonSerializerOptions json)
    {
        var there = element.EnumerateObject().Select(property => property.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return json.GetTypeInfo(type).Properties.FirstOrDefault(property => property.IsRequired && !there.Contains(property.Name))?.Name;
    }

    static IReadOnlyList<JsonElement> PostsOf(JsonElement topic)
    {
        var posts = topic.EnumerateObject().FirstOrDefault(property => property.Name.Equals("posts", StringComparison.OrdinalIgnoreCase)).Value;
        return posts.ValueKind == JsonValueKind.Array ? [.. posts.EnumerateArray()] : [];
    }

    // A path is such as $.title or $.posts[3].created, and its numbers begin with 0.
    static string WrongField(string path, JsonSerializerOptions json)
    {
        var match = FieldPath.Match(path);
        var ofPost = match.Groups["post"].Success;
        var post = ofPost ? Post(int.Parse(match.Groups["post"].Value, System.Globalization.CultureInfo.InvariantCulture) + 1) : "";
        var name = match.Groups["field"].Value;
        var field = json.GetTypeInfo(ofPost ? typeof(ImportedPost) : typeof(ImportedTopic)).Properties
            .FirstOrDefault(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (field is null)
            return ofPost ? $"What stands for {post} is no post: a post stands in braces, {{ }}." : "The line is no topic.";

        return $"The field '{name}'{(ofPost ? $" of {post}" : "")} must be {Wanted(field)}.";
    }

    // Counted as they stand in the line; their own numbers may have gaps, or be what is wrong.
    static string Post(int number) => $"post {number} in the line";

    static string Wanted(JsonPropertyInfo field) => (Nullable.GetUnderlyingType(field.PropertyType) ?? field.PropertyType) switch
    {
        var type when type == typeof(long) || type == typeof(int) => "a whole number",
        var type when type == typeof(DateTimeOffset) => "a time such as 2019-03-01T12:00:00Z",
        var type when type == typeof(bool) => "true or false",
        var type when type == typeof(string) => "a text in quotation marks",
        _ => "a list in brackets, [ ]",
    };

    [GeneratedRegex(@"^\$(\.posts\[(?<post>\d+)\])?(\.(?<field>\w+))?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    static partial Regex FieldPath { get; }
}
