using System.Diagnostics;
using Parley.Domain.Filters;
using Parley.Domain.Shared;
using Parley.Markup;
using Xunit;

namespace Parley.UnitTests.Domain.Filters;

public sealed class FilterSetTests
{
    [Theory]
    [InlineData("casino", "Come to the CASINO!", "CASINO")]
    [InlineData("casino", "casinos are other words", null)]
    [InlineData("casino", "my_casino_", "casino")]
    [InlineData("cafe", "un café noir", "café")]
    [InlineData("Café", "cafe\u0301 noir", "café")]
    [InlineData("cheap shoes", "buy cheap\n  shoes now", "cheap shoes")]
    [InlineData("casino", "ca\u200bsi\u00adno", "ca\u200bsi\u00adno")]
    [InlineData("straße", "die STRASSE", "STRASSE")]
    [InlineData("赌场", "欢迎来赌场玩", "赌场")]
    [InlineData("カジノ", "オンラインカジノです", "カジノ")]
    [InlineData("도박", "온라인도박사이트", "도박")]
    [InlineData("vip赌场", "加vip赌场群", "vip赌场")]
    [InlineData("vip赌场", "不要novip赌场群", null)]
    [InlineData("c++", "I write C++ code", "C++")]
    [InlineData("казино", "Лучшее КАЗИНО!", "КАЗИНО")]
    [InlineData("ｗｉｄｅ", "wide", "wide")]
    [InlineData("🎰", "spin 🎰🎰", "🎰")]
    public void Word_is_found_however_it_is_written_and_only_where_it_is_a_word(string word, string text, string? found) =>
        Assert.Equal(found, FilterSet.Of([Words(word)]).Find(text).SingleOrDefault()?.Found);

    [Fact]
    public void Word_within_a_longer_one_and_both_at_once_are_found() =>
        Assert.Equal(["he", "she", "her", "hers"], FilterSet.Of([Words("he"), Words("she"), Words("hers"), Words("her")]).Find("he she her hers").Select(hit => hit.Filter.Text));

    [Fact]
    public void Filter_that_is_off_meets_nothing() => Assert.Empty(FilterSet.Of([Words("casino") with { IsOn = false }]).Find("casino"));

    [Fact]
    public void Words_are_replaced_but_not_in_code_and_addresses()
    {
        const string Text = "Bad <b title=\"bad\">bad</b> `bad` [bad](https://bad.example/bad \"bad\") https://bad.example/bad\n\n    bad code\n\n```\nbad\n```\n\n[bad thing][ref] <https://bad.example>\n\n[ref]: https://example.org/bad\n\nBÄD";

        var replaced = FilterSet.Of([Words("bad", FilterAction.Replace, "good")]).Replace(Text, UntouchedParts.Of);

        Assert.Equal(
            "good <b title=\"bad\">good</b> `bad` [good](https://bad.example/bad \"bad\") https://bad.example/bad\n\n    bad code\n\n```\nbad\n```\n\n[good thing][ref] <https://bad.example>\n\n[ref]: https://example.org/bad\n\ngood",
            replaced);
    }

    [Fact]
    public void Of_what_is_replaced_the_first_and_longest_counts() =>
        Assert.Equal(
            "1 3.",
            FilterSet.Of([Words("bad word", FilterAction.Replace, "1"), Words("bad", FilterAction.Replace, "2"), Pattern("wo+rst", FilterAction.Replace, "3")]).Replace("bad word wooorst."));

    [Fact]
    public void What_only_stands_in_code_leaves_the_text_alone() =>
        Assert.Null(FilterSet.Of([Words("bad", FilterAction.Replace, "good")]).Replace("`bad`", UntouchedParts.Of));

    [Theory]
    [InlineData("(a+)+$")]
    [InlineData("(a|aa)+b")]
    [InlineData("(.*a){20}b")]
    [InlineData("^(([a-z])+.)+[A-Z]([a-z])+!$")]
    public void Pattern_that_explodes_elsewhere_reads_the_longest_text_in_no_time(string pattern)
    {
        var filters = FilterSet.Of([Pattern(pattern)]);
        var text = new string('a', 64 * 1024) + "!";
        filters.Find("aaa!");

        var since = Stopwatch.GetTimestamp();
        filters.Find(text);

        Assert.InRange(Stopwatch.GetElapsedTime(since), TimeSpan.Zero, TimeSpan.FromSeconds(4));
    }

    // Where each of thousands of places makes the engine look to the end of the text.
    [Fact]
    public void Replacing_what_is_found_at_every_letter_ends_in_time()
    {
        var since = Stopwatch.GetTimestamp();

        FilterSet.Of([Pattern("a*z|a", FilterAction.Replace, "b")]).Replace(new string('a', 64 * 1024));

        Assert.InRange(Stopwatch.GetElapsedTime(since), TimeSpan.Zero, TimeSpan.FromSeconds(6));
    }

    [Fact]
    public void Thousands_of_words_read_the_longest_text_once()
    {
        var words = Enumerable.Range(0, Filter.MostFilters).Select(number => new string('a', number % Filter.LongestText) + (char)('b' + (number % 24)) + number);
        var filters = FilterSet.Of(words.Select(Words));
        var text = new string('a', 64 * 1024);

        var since = Stopwatch.GetTimestamp();
        Assert.Empty(filters.Find(text));

        Assert.InRange(Stopwatch.GetElapsedTime(since), TimeSpan.Zero, TimeSpan.FromSeconds(4));
    }

    [Theory]
    [InlineData("(", PatternFaultKind.Unreadable)]
    [InlineData("[z-a]", PatternFaultKind.Unreadable)]
    [InlineData(@"(a)\1", PatternFaultKind.Unsupported)]
    [InlineData("(?=a)b", PatternFaultKind.Unsupported)]
    [InlineData("(?>a+)b", PatternFaultKind.Unsupported)]
    [InlineData("a*", PatternFaultKind.FitsAll)]
    [InlineData("((a{1,900}){1,900}){1,900}b", PatternFaultKind.Unsupported)]
    public void Pattern_that_is_of_no_use_is_refused_with_the_reason(string pattern, PatternFaultKind fault) => Assert.Equal(fault, FilterPattern.Read(pattern).Fault?.Kind);

    [Theory]
    [InlineData("evil.example", true)]
    [InlineData("a.b.evil.example", true)]
    [InlineData("notevil.example", false)]
    [InlineData("xn--mnchen-3ya.example", true)]
    public void Link_is_met_by_its_domain_and_those_above(string host, bool isMet) =>
        Assert.Equal(isMet, FilterSet.Of([Domain("evil.example"), Domain(DomainNames.Read("MÜNCHEN.example")!)]).Link(host) is not null);

    [Fact]
    public void Where_one_domain_is_allowed_all_others_are_held_and_the_nearest_name_decides()
    {
        var filters = FilterSet.Of([Domain("example.org", FilterAction.Allow), Domain("bad.example.org")]);

        Assert.Null(filters.Link("www.example.org"));
        Assert.Equal(FilterAction.Block, filters.Link("bad.example.org")?.Action);
        Assert.Equal(FilterAction.Hold, filters.Link("elsewhere.example")?.Action);
    }

    [Theory]
    [InlineData("https://München.example/path?q", "xn--mnchen-3ya.example")]
    [InlineData("*.Example.ORG", "example.org")]
    [InlineData("@example.org", "example.org")]
    [InlineData("example.org.", "example.org")]
    [InlineData("no domain", null)]
    [InlineData("", null)]
    [InlineData("<script>", null)]
    public void Domain_is_read_as_people_type_it(string typed, string? domain) => Assert.Equal(domain, DomainNames.Read(typed));

    [Theory]
    [InlineData("192.0.2.0/24", "192.0.2.77", true)]
    [InlineData("192.0.2.0/24", "192.0.3.1", false)]
    [InlineData("2001:db8::/32", "2001:db8:1::9", true)]
    [InlineData("2001:db8::/32", "192.0.2.1", false)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    public void Address_is_met_by_its_range(string range, string address, bool isMet)
    {
        var filters = FilterSet.Of([new() { Kind = FilterKind.Address, Text = range, Action = FilterAction.RefusePosting }]);
        var key = NetworkAddress.KeyOf(System.Net.IPAddress.Parse(address));

        Assert.Equal(isMet, filters.Address(key, FilterAction.RefusePosting) is not null);
        Assert.Null(filters.Address(key, FilterAction.RefuseRegistration));
    }

    static Filter Words(string text) => Words(text, FilterAction.Block);

    static Filter Words(string text, FilterAction action, string replacement = "") =>
        new() { Kind = FilterKind.Words, Text = text, Action = action, Replacement = replacement };

    static Filter Pattern(string text, FilterAction action = FilterAction.Block, string replacement = "") =>
        new() { Kind = FilterKind.Pattern, Text = text, Action = action, Replacement = replacement };

    static Filter Domain(string text, FilterAction action = FilterAction.Block) => new() { Kind = FilterKind.Link, Text = text, Action = action };
}
