using Parley.Markup.Discourse;
using Xunit;

namespace Parley.UnitTests.Markup;

public sealed class DiscourseAdaptTests
{
    [Theory]
    [InlineData(":film_strip: Anido web", "🎞️ Anido web")]
    [InlineData("Done :+1:", "Done 👍")]
    [InlineData("std::string and Vector::Move:", "std::string and Vector::Move:")]
    [InlineData(":android:urho3d: task", ":android:urho3d: task")]
    [InlineData(":no_such_thing: here", ":no_such_thing: here")]
    public void Titles_show_their_emoji(string raw, string title) => Assert.Equal(title, DiscoursePost.AdaptTitle(raw));

    [Theory]
    [InlineData("[quote=\"Ada, post:3, topic:9\"]\nx\n[/quote]", "[quote=\"Ada, post:3, topic:90\"]\nx\n[/quote]")]
    [InlineData("[quote=\"Ada, post:3, topic:9, full:true\"]x[/quote]", "[quote=\"Ada, post:3, topic:90\"]x[/quote]")]
    [InlineData("[quote=\"Ada, post:3, topic:404\"]x[/quote]", "[quote=\"Ada\"]x[/quote]")]
    [InlineData("[quote=\"Ada\"]x[/quote] [quote]y[/quote]", "[quote=\"Ada\"]x[/quote] [quote]y[/quote]")]
    [InlineData("`[quote=\"Ada, post:3, topic:9\"]`", "`[quote=\"Ada, post:3, topic:9\"]`")]
    public void Quotes_get_the_new_topic_numbers(string raw, string markdown) => Assert.Equal(markdown, Adapt(raw));

    [Theory]
    [InlineData("[b]a[/b] [I]b[/I] [u]c[/u] [s]d[/s]", "<b>a</b> <i>b</i> <u>c</u> <s>d</s>")]
    [InlineData("[color=#fff]a[/color] [size=150]b[/size]", "a b")]
    [InlineData("[url]https://x.example/a_b[/url]", "<https://x.example/a_b>")]
    [InlineData("[url=https://x.example]a b[/url]", "[a b](https://x.example)")]
    [InlineData("[url=\"https://x.example/(a)\"]a[/url]", "[a](<https://x.example/(a)>)")]
    [InlineData("[img]https://x.example/a%20b.png?c[/img]", "![a b.png](https://x.example/a%20b.png?c)")]
    [InlineData("[url=https://x.example][img]https://y.example/c.png[/img][/url]", "[![c.png](https://y.example/c.png)](https://x.example)")]
    [InlineData("[video]https://x.example[/video]", "<https://x.example>")]
    [InlineData("[gist]https://gist.github.com/ab[/gist] [gist]12[/gist]", "<https://gist.github.com/ab> <https://gist.github.com/12>")]
    [InlineData("[pastebin]ab12[/pastebin]", "<https://pastebin.com/ab12>")]
    [InlineData("[poll type=regular public=true]\n* a\n* b\n[/poll]", "* a\n* b\n")]
    [InlineData(":+1:t3: :vulcan_salute:t6: :no_such:t3:", "👍🏼 🖖🏿 :no_such:t3:")]
    public void BBCode_becomes_Markdown(string raw, string markdown) => Assert.Equal(markdown, Adapt(raw));

    [Theory]
    [InlineData("[details=\"A <b>\"]\nx\n[/details]", "<details><summary>A &lt;b&gt;</summary>\n\nx\n\n</details>")]
    [InlineData("[details=A]x[/details]", "<details><summary>A</summary>\n\nx\n\n</details>")]
    [InlineData("a [spoiler]x[/spoiler] b", "a\n\n<details><summary>Spoiler</summary>\n\nx\n\n</details>\n\nb")]
    public void Hidden_text_becomes_details(string raw, string markdown) => Assert.Equal(markdown, Adapt(raw).Trim());

    [Theory]
    [InlineData("[ul]\n[li]a[/li]\n[li] b[/li]\n[/ul]\nc", "- a\n- b\n\n\nc")]
    [InlineData("[list][*]a[*]b[/list]", "- a\n- b")]
    [InlineData("[list=1]\n[*]a[/*:m]\n[*]b[/*:m]\n[/list:o]", "1. a\n1. b")]
    [InlineData("[ol][li]a[ul][li]b[/li][/ul][/li][li]c[/li][/ol]", "1. a\n   - b\n1. c")]
    [InlineData("a[*] = b[li]", "a[*] = b[li]")]
    public void BBCode_lists_become_lists(string raw, string markdown) => Assert.Equal(markdown, Adapt(raw).Trim());

    [Theory]
    [InlineData("[code]\nint x; [b]\n[/code]", "\n```\nint x; [b]\n```\n")]
    [InlineData("[code=cpp]\na\n[/code]", "\n```cpp\na\n```\n")]
    [InlineData("[code]a\n```\nb[/code]", "\n````\na\n```\nb\n````\n")]
    [InlineData("[code]a[/code]", "\n```\na\n```\n")]
    [InlineData("do [code]a_b[/code] now", "do `a_b` now")]
    [InlineData("do [code]a`b[/code] now", "do ``a`b`` now")]
    [InlineData("[code]open [b]a[/b]", "[code]open <b>a</b>")]
    public void Code_elements_become_code(string raw, string markdown) => Assert.Equal(markdown, Adapt(raw));

    [Theory]
    [InlineData("```\n[b]a[/b]\n[code]x[/code]\n```")]
    [InlineData("~~~~ cpp\n[b]\n~~~\n~~~~\n")]
    [InlineData("```\n[b]never closed")]
    [InlineData("> ```\n> [b]\n> ```\n> x")]
    [InlineData("- ```\n  [b]\n  ```\n- x")]
    [InlineData("x `[b]a[/b]` y ``[img]`[/img]``")]
    [InlineData("a\n\n    [b]a[/b]\n    [i]\n\nb")]
    [InlineData("\\[b]a \\[url]x")]
    [InlineData("an ` alone and [x] and [link](/y)")]
    public void Code_and_escaped_tags_are_left_alone(string raw) => Assert.Equal(raw, Adapt(raw));

    [Fact]
    public void Windows_line_ends_are_read() => Assert.Equal("a\nb", Adapt("a\r\nb"));

    [Fact]
    public void Long_nonsense_ends()
    {
        string[] units = ["[", "[b]", "[code]", "[url=", "[url=x]", "[img]", " ", "\n", "[li]", "[ul]", "[ul][li]", "`", "` `` ", "[spoiler]", ":a:t3:", "[quote=\"", "```\n"];
        Assert.All(units, unit => Assert.NotNull(Adapt(string.Concat(Enumerable.Repeat(unit, 50_000 / unit.Length)))));
    }

    static string Adapt(string raw) => DiscoursePost.Adapt(raw, old => old == 404 ? null : old * 10);
}
