using Parley.Domain.Accounts;
using Xunit;

namespace Parley.UnitTests.Domain.Accounts;

public sealed class MemberNameTests
{
    [Theory]
    [InlineData("Anna")]
    [InlineData("anna_b")]
    [InlineData("_anna_")]
    [InlineData("a1")]
    [InlineData("42")]
    [InlineData("李雷")]
    [InlineData("李")]
    [InlineData("Zoë")]
    [InlineData("Иван")]
    [InlineData("José.M")]
    [InlineData("Jean-Luc")]
    [InlineData("أمل")]
    [InlineData("हिन्दी")]
    [InlineData("สมชาย")]
    [InlineData("abcdefghijklmnopqrstuvwxyzabcd")]
    public void Name_of_letters_of_any_script_is_good(string name) => Assert.Null(MemberName.Check(name, "name"));

    [Theory]
    [InlineData("", "NameMissing")]
    [InlineData("a", "NameTooShort")]
    [InlineData("é", "NameTooShort")]
    [InlineData("abcdefghijklmnopqrstuvwxyzabcde", "NameTooLong")]
    [InlineData("has space", "NameInvalid")]
    [InlineData("a@b", "NameInvalid")]
    [InlineData("a/b", "NameInvalid")]
    [InlineData("<b>", "NameInvalid")]
    [InlineData("😀😀", "NameInvalid")]
    [InlineData("-dash", "NameInvalid")]
    [InlineData("dash-", "NameInvalid")]
    [InlineData(".dot", "NameInvalid")]
    [InlineData("dot.", "NameInvalid")]
    [InlineData("a..b", "NameInvalid")]
    [InlineData("..", "NameInvalid")]
    [InlineData("\u0301anna", "NameInvalid")]
    [InlineData("an\u200dna", "NameInvalid")]
    [InlineData("an\u202ena", "NameInvalid")]
    [InlineData("admin", "NameReserved")]
    [InlineData("ADMIN", "NameReserved")]
    [InlineData("Adm1n", "NameReserved")]
    [InlineData("аdmin", "NameReserved")]
    [InlineData("Ａdmin", "NameReserved")]
    [InlineData("ad.min", "NameReserved")]
    [InlineData("rnoderator", "NameReserved")]
    [InlineData("管理员", "NameReserved")]
    [InlineData("no_reply", "NameReserved")]
    public void Bad_name_is_refused_with_its_reason(string name, string code)
    {
        var problem = MemberName.Check(name, "name");

        Assert.Equal(("name", code), (problem?.Field, problem?.Code));
    }

    // One character of this ligature is eighteen when it is taken apart, and keys are kept in columns of 120.
    [Fact]
    public void Name_whose_key_would_be_longer_than_its_column_is_refused() =>
        Assert.Equal("NameTooLong", MemberName.Check(new string('\ufdfa', 30), "name")?.Code);

    [Theory]
    [InlineData("Anna", "anna")]
    [InlineData("ＡＮＮＡ", "anna")]
    [InlineData("ZOE\u0308", "zoë")]
    [InlineData("ИВАН", "иван")]
    public void Key_forgets_case_and_compatibility_forms(string name, string key) => Assert.Equal(key, MemberName.KeyOf(name));
}
