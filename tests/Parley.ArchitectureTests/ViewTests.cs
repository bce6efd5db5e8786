using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Parley.ArchitectureTests;

/// <summary>What stands in the pages, and what must not.</summary>
public sealed partial class ViewTests
{
    [Fact]
    public void Every_icon_is_drawn_and_every_drawing_is_used()
    {
        var drawn = JsonSerializer.Deserialize<string[]>(Checkout.Files.Single(file => file.Path == "src/Parley.Web/Client/icons.json").Text)!;
        var shown = Checkout.Views.SelectMany(IconsOf).ToHashSet();

        Assert.Equal([], shown.Except(drawn).Select(icon => $"{icon} is not in icons.json"));
        Assert.Equal([], drawn.Except(shown).Select(icon => $"{icon} is shown nowhere"));
    }

    [Fact]
    public void No_style_and_no_script_stands_in_a_page() => Assert.Equal(
        [],
        from view in Checkout.Views
        from regex in new[] { InlineStyle(), InlineScript(), EventHandler() }
        from match in regex.Matches(view.Text)
        select $"{view}: {match.Value.Trim()}");

    // The Content-Security-Policy forbids them too, but a page that loses its look is found later than this test.
    [Fact]
    public void Only_safe_HTML_and_tag_helpers_write_HTML_as_it_is() => Assert.Equal(
        [],
        Checkout.Files
            .Where(file => file.IsIn("src") && Path.GetExtension(file.Path) is ".cs" or ".cshtml" && RawHtml().IsMatch(file.Text))
            .Select(file => file.Name)
            .Where(name => name != "SafeHtml.cs" && !name.EndsWith("TagHelper.cs", StringComparison.Ordinal)));

    [Fact]
    public void No_sentence_stands_in_a_view()
    {
        var literals = CompiledViews.LiteralHtml();

        Assert.True(literals.Count >= Checkout.Views.Count(view => view.Text.Contains("<p", StringComparison.Ordinal)), "Views were not found.");
        Assert.Equal([], literals.SelectMany(view => WordsIn(view.Html).Select(words => $"{view.View}: {words}")));
    }

    static IEnumerable<string> IconsOf(SourceFile view)
    {
        var names = Icon().Matches(view.Text).Select(match => match.Groups["name"].Value).ToList();
        var computed = names.Any(name => name.StartsWith('@')) ? Arm().Matches(view.Text).Select(match => match.Groups["name"].Value) : [];
        return names.Where(name => !name.StartsWith('@')).Concat(computed);
    }

    // Keys have their names in every language, and so has code; what is read aloud or shown on hover is text as well.
    static IEnumerable<string> WordsIn(string html)
    {
        var spoken = SpokenAttribute().Matches(html).Select(match => match.Groups["text"].Value);
        var shown = Tag().Split(KeyOrCode().Replace(html, ""));
        return spoken.Concat(shown).Where(text => text.Any(char.IsLetter)).Select(text => text.Trim());
    }

    [GeneratedRegex("""<icon\s[^>]*?name="(?<name>[^"]+)\x22""")]
    private static partial Regex Icon();

    [GeneratedRegex("""=>\s*"(?<name>[a-z-]+)\x22""")]
    private static partial Regex Arm();

    [GeneratedRegex(@"<style\b|<[^>@]*\sstyle\s*=", RegexOptions.IgnoreCase)]
    private static partial Regex InlineStyle();

    [GeneratedRegex(@"<script\b(?![^>]*\ssrc=)[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex InlineScript();

    [GeneratedRegex(@"\son[a-z]+\s*=\s*[""']", RegexOptions.IgnoreCase)]
    private static partial Regex EventHandler();

    [GeneratedRegex(@"\bHtml\.Raw\b|\bHtmlString\b")]
    private static partial Regex RawHtml();

    [GeneratedRegex("""\s(aria-label|title|alt|placeholder)="(?<text>[^"]*)\x22""")]
    private static partial Regex SpokenAttribute();

    [GeneratedRegex(@"<(kbd|code)\b[^>]*>[^<]*</\1>")]
    private static partial Regex KeyOrCode();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
