using Parley.Domain.Accounts;
using Xunit;

namespace Parley.UnitTests.Domain.Accounts;

public sealed class PasswordPatternsTests
{
    [Theory]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abababababab")]
    [InlineData("abc1abc1abc1")]
    [InlineData("sesamesesame")]
    [InlineData("sesamesesameses")]
    [InlineData("1234567890")]
    [InlineData("0987654321")]
    [InlineData("19871224-0815")]
    [InlineData("qwertyuiop")]
    [InlineData("QwertyuioP123")]
    [InlineData("asdfghjkl123456")]
    [InlineData("1q2w3e4r5t6y")]
    [InlineData("abcdefghijkl")]
    [InlineData("poiuytrewq99")]
    public void Pattern_is_plain(string password) => Assert.True(PasswordPatterns.IsPlain(password));

    [Theory]
    [InlineData("correct horse battery")]
    [InlineData("my cat eats at nine")]
    [InlineData("xK9#mQ2$vL7")]
    [InlineData("我家的猫九点吃饭真准时")]
    [InlineData("Überraschungsei")]
    public void Sentence_is_not(string password) => Assert.False(PasswordPatterns.IsPlain(password));

    [Theory]
    [InlineData("annabel2024!", true)]
    [InlineData("4nn4b3l-parley", true)]
    [InlineData("annabelannabel", true)]
    [InlineData("annabel likes plums", false)]
    [InlineData("correct horse battery", false)]
    public void Own_name_and_little_else_is_refused(string password, bool refused) =>
        Assert.Equal(refused, PasswordPatterns.IsMadeOf(password, ["annabel", "annabel.lee@example.org", "Parley"]));

    [Theory]
    [InlineData("P4$$w0rd", "password")]
    [InlineData("ＰＡＳＳ", "pass")]
    public void Usual_substitutes_are_read_as_their_letters(string password, string word) =>
        Assert.Equal(PasswordPatterns.Fold(word), PasswordPatterns.Fold(password));
}
