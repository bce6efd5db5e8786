using System.Text;
using CsCheck;
using Parley.Domain.Accounts;
using Parley.Domain.Shared;
using Parley.Domain.Topics;
using Xunit;

namespace Parley.UnitTests.Domain.Shared;

public sealed class TypedTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("  Anna  ", "Anna")]
    [InlineData("a \t\r\n b", "a b")]
    [InlineData("a\u0000b\u0007c", "a b c")]
    [InlineData("a\u2028b\u00a0c\u3000d", "a b c d")]
    [InlineData("\u0085\u009fa", "a")]
    [InlineData("ad\u202emin\u202c", "admin")]
    [InlineData("\u2066a\u2069\ufeffb", "ab")]
    [InlineData("Zoe\u0308", "Zoë")]
    [InlineData("👩‍👧 and ☎️", "👩‍👧 and ☎️")]
    [InlineData("می\u200cخواهم", "می\u200cخواهم")]
    public void One_line_keeps_what_can_be_seen(string? typed, string kept) => Assert.Equal(kept, TypedText.OneLine(typed));

    [Theory]
    [InlineData(null, "")]
    [InlineData("a\r\nb\rc\nd", "a\nb\nc\nd")]
    [InlineData("a\r\r\nb", "a\n\nb")]
    [InlineData("\ta\tb", "\ta\tb")]
    [InlineData("    code\n\n    more  ", "    code\n\n    more")]
    [InlineData("a\u0000\u0008\u001b[31mb\u007f", "a[31mb")]
    [InlineData("a\n\n \n", "a")]
    public void Lines_keep_their_shape_without_control_characters(string? typed, string kept) => Assert.Equal(kept, TypedText.Lines(typed));

    // Written with escapes here, because xunit's own reports can't carry half a pair either.
    [Fact]
    public void Half_a_surrogate_pair_becomes_the_replacement_character()
    {
        var halves = new string(['a', '\ud83d', 'b', '\ude00', 'c']);

        Assert.Equal("a\ufffdb\ufffdc", TypedText.OneLine(halves));
        Assert.Equal("a\ufffdb\ufffdc", TypedText.Lines(halves));
    }

    [Fact]
    public void Character_that_can_not_be_normalized_becomes_the_replacement_character()
    {
        Assert.Equal("a\ufffdb", TypedText.OneLine("a\ufffeb"));
        Assert.Equal("a\ufffdb", MemberName.KeyOf("a\ufffeb"));
        Assert.Equal("a\ufffdb", EmailAddress.KeyOf("a\ufffeb"));
        Assert.Equal("ab", LookAlikes.Fold("a\ufffeb"));
        Assert.Equal("a-b", TopicSlug.Of("a\ufffeb"));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData(" \t\n", false)]
    [InlineData("\u200b\u200c\u200d\u2060", false)]
    [InlineData("\u202e\ufeff", false)]
    [InlineData("\u2800\u3164\u115f\u1160\uffa0", false)]
    [InlineData("\u00ad", false)]
    [InlineData(".", true)]
    [InlineData("\u200b中", true)]
    [InlineData("😀", true)]
    public void Ink_is_what_a_reader_can_see(string text, bool hasInk) => Assert.Equal(hasInk, TypedText.HasInk(text));

    [Theory]
    [InlineData("", 0)]
    [InlineData("Zoe\u0308", 3)]
    [InlineData("👩‍👩‍👧‍👦", 1)]
    [InlineData("中文", 2)]
    public void Length_is_what_a_reader_would_count(string text, int length) => Assert.Equal(length, TypedText.Length(text));

    [Fact]
    public void Whatever_is_typed_is_cleaned_once_and_for_all() => Gen.String.Sample(typed =>
    {
        var (line, lines) = (TypedText.OneLine(typed), TypedText.Lines(typed));

        Assert.Equal(line, TypedText.OneLine(line));
        Assert.Equal(lines, TypedText.Lines(lines));
        Assert.True(line.IsNormalized());
        Assert.DoesNotContain(line.EnumerateRunes(), rune => Rune.IsControl(rune) || TypedText.IsMisleading(rune));
        Assert.DoesNotContain(lines.EnumerateRunes(), rune => Rune.IsControl(rune) && rune.Value is not ('\n' or '\t'));
    });
}
