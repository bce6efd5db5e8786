using System.Globalization;

namespace Parley.Markup.Parsing;

/// <summary>The words between <c>[quote="</c> and <c>"]</c>.</summary>
sealed record QuoteSource(string? Name, long? Topic, int? Post)
{
    public static QuoteSource Parse(ReadOnlySpan<char> attributes)
    {
        var source = new QuoteSource(null, null, null);
        var parts = attributes.ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var part in parts)
        {
            source = source.With(part);
        }

        return source;
    }

    public override string ToString()
    {
        var post = Post is { } number ? string.Create(CultureInfo.InvariantCulture, $", post:{number}") : "";
        var topic = Topic is { } id ? string.Create(CultureInfo.InvariantCulture, $", topic:{id}") : "";
        return Name is null ? "" : Name + post + topic;
    }

    QuoteSource With(string part)
    {
        if (Value(part, "post:") is { } post)
        {
            return this with { Post = int.TryParse(post, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null };
        }

        if (Value(part, "topic:") is { } topic)
        {
            return this with { Topic = long.TryParse(topic, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null };
        }

        return Name is null ? this with { Name = part } : this;
    }

    static string? Value(string part, string key) =>
        part.StartsWith(key, StringComparison.OrdinalIgnoreCase) ? part[key.Length..].Trim() : null;
}
