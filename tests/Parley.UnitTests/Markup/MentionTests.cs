using Xunit;

namespace Parley.UnitTests.Markup;

public sealed class MentionTests
{
    [Theory]
    [InlineData("@ada", "ada")]
    [InlineData("Hi @ada, @bob.", "ada bob")]
    [InlineData("@ada @ada @bob", "ada bob")]
    [InlineData("(@ada) *@bob* \"@zoë\"", "ada bob zoë")]
    [InlineData("@小明 你好", "小明")]
    [InlineData("@d.o-t_s. @end- @a", "d.o-t_s end a")]
    [InlineData("@ada's", "ada")]
    [InlineData("wow...@ada", "ada")]
    [InlineData("> @ada", "ada")]
    [InlineData("- @ada\n\n|a|\n|-|\n|@bob|", "ada bob")]
    [InlineData("@नमस्ते", "नमस्ते")]
    [InlineData("# @ada", "ada")]
    public void Names_are_found(string markdown, string names) => Assert.Equal(names.Split(' '), Rendered.Names(markdown));

    [Theory]
    [InlineData("mail ada@example.com")]
    [InlineData("mail ada.b+c_@example.com")]
    [InlineData("<ada@example.com>")]
    [InlineData("`@ada`")]
    [InlineData("```\n@ada\n```")]
    [InlineData("    @ada")]
    [InlineData("[@ada](/x)")]
    [InlineData("[**@ada**](/x)")]
    [InlineData("https://example.com/@ada")]
    [InlineData("<https://example.com/@ada>")]
    [InlineData("<code>@ada</code>")]
    [InlineData("<a href=\"/x\">@ada</a>")]
    [InlineData("[quote=\"bob\"]\n@ada\n[/quote]")]
    [InlineData("[quote]\n> - @ada\n[/quote]")]
    [InlineData("![@ada](/x.png)")]
    [InlineData("@ @. @- @@ \\@ada")]
    [InlineData("")]
    public void What_is_no_mention_names_nobody(string markdown) => Assert.Empty(Rendered.Names(markdown));

    [Fact]
    public void A_member_is_linked_with_the_members_own_spelling() =>
        Assert.Equal("<p>Hi <a class=\"mention\" href=\"/u/Ada\">@Ada</a>!</p>", Rendered.Html("Hi @ADA!"));

    [Fact]
    public void The_link_is_encoded() =>
        Assert.Equal("<p><a class=\"mention\" href=\"/u/Bob%20Smith\">@Bob Smith</a> <a class=\"mention\" href=\"/u/%E5%B0%8F%E6%98%8E\">@小明</a></p>",
            Rendered.Html("@bob @小明"));

    [Fact]
    public void Nobody_is_plain_text() => Assert.Equal("<p>Hi @nobody</p>", Rendered.Html("Hi @nobody"));

    [Fact]
    public void A_member_named_in_a_link_is_no_second_link() =>
        Assert.Equal("<p><a href=\"/x\">by @ada</a></p>", Rendered.Html("[by @ada](/x)"));

    [Fact]
    public void A_quoted_member_is_not_called() =>
        Assert.Empty(Rendered.Body("[quote=\"bob\"]\n@ada\n[/quote]").QuerySelectorAll(".mention"));

    [Fact]
    public void A_typed_mention_class_is_dropped() =>
        Assert.Equal("<p><a href=\"/u/Ada\">@x</a> <span>@y</span></p>",
            Rendered.Html("<a class=\"mention\" href=\"/u/Ada\">@x</a> <span class=mention>@y</span>"));

    [Fact]
    public void A_name_has_a_longest_length() => Assert.Empty(Rendered.Names("@" + new string('a', 61)));
}
