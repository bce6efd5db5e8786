using Parley.Markup;
using Xunit;

namespace Parley.UnitTests.Markup;

public sealed class RenamedMemberTests
{
    [Theory]
    [InlineData("Ask @Anna, or @ANNA.", "Ask @deleted-7, or @deleted-7.")]
    [InlineData("@Annabel and anna@example.org and x/@Anna stay", "@Annabel and anna@example.org and x/@Anna stay")]
    [InlineData("[quote=\"Anna, post:3, topic:9\"]\nx\n[/quote]", "[quote=\"deleted-7, post:3, topic:9\"]\nx\n[/quote]")]
    [InlineData("[quote=anna]x[/quote] [quote=\"Bob\"]y[/quote] [a](b)", "[quote=\"deleted-7\"]x[/quote] [quote=\"Bob\"]y[/quote] [a](b)")]
    [InlineData("`@anna`", "`@deleted-7`")]
    [InlineData("Anna herself is a word", "Anna herself is a word")]
    [InlineData("", "")]
    public void Mentions_and_quotes_get_the_new_name(string markdown, string renamed) =>
        Assert.Equal(renamed, RenamedMember.In(markdown, "Anna", "deleted-7"));
}
