using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Parley.Markup;
using Parley.Markup.Discourse;
using Xunit;

namespace Parley.UnitTests.Markup;

/// <summary>Every twentieth post of a real forum, where its data lies beside the checkout.</summary>
public sealed partial class RealPostTests
{
    const int Every = 20;

    static readonly Lazy<IReadOnlyList<(string Markdown, string Html)>> Rendering = new(Render);
    static readonly string Path = System.IO.Path.Combine(Checkout.Root, "..", "shared", "data", "urho3d-topics.jsonl.gz");

    [Fact]
    public void Posts_become_allowed_elements()
    {
        foreach (var (_, html) in Sample())
        {
            AllowedDom.Check(html);
        }
    }

    [Fact]
    public void No_well_formed_quote_stays_visible_as_text()
    {
        foreach (var (_, html) in Sample().Where(post => IsWellFormed(post.Markdown)))
        {
            var body = Rendered.Parsed(html);
            var text = string.Concat(body.Descendants<IText>().Where(text => text.ParentElement!.Closest("code") is null).Select(text => text.Data));
            Assert.DoesNotContain("[quote", text, StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <summary>As many openings as ends outside code, and each opening at the start of a line.</summary>
    static bool IsWellFormed(string markdown)
    {
        var text = Code().Replace(markdown, "");
        return Opening().Count(text) == End().Count(text) && Opening().Count(text) == OpeningAtStart().Count(text);
    }

    static IReadOnlyList<(string Markdown, string Html)> Sample()
    {
        Assert.SkipUnless(File.Exists(Path), "The real forum's data is not beside the checkout (../shared/data/urho3d-topics.jsonl.gz).");
        return Rendering.Value;
    }

    static IReadOnlyList<(string Markdown, string Html)> Render() =>
        [.. Posts().Where((_, index) => index % Every == 0).Select(Markdown).Select(text => (text, PostMarkdown.Parse(text).ToHtml(name => name)))];

    static IEnumerable<JsonElement> Posts()
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            using var topic = JsonDocument.Parse(line);
            foreach (var post in topic.RootElement.GetProperty("posts").EnumerateArray())
            {
                yield return post.Clone();
            }
        }
    }

    static string Markdown(JsonElement post)
    {
        var markdown = post.TryGetProperty("markdown", out var raw) ? raw.GetString()!
            : post.TryGetProperty("html", out var html) ? DiscoursePost.ToMarkdown(html.GetString()!) : "";
        return DiscoursePost.Adapt(markdown, topic => topic);
    }

    [GeneratedRegex("(`{3,}|~{3,}).*?(\\1|$)|`[^`\n]*`", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex("\\[quote", RegexOptions.IgnoreCase)]
    private static partial Regex Opening();

    [GeneratedRegex("^ {0,3}\\[quote", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex OpeningAtStart();

    [GeneratedRegex("\\[/quote\\]", RegexOptions.IgnoreCase)]
    private static partial Regex End();
}
