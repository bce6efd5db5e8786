using Parley.Domain.Accounts;
using Xunit;

namespace Parley.UnitTests.Domain.Accounts;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("anna@example.org")]
    [InlineData(" anna@example.org ")]
    [InlineData("anna.b+forum@mail.example.co.uk")]
    [InlineData("o'brien@example.org")]
    [InlineData("用户@例子.公司")]
    public void Plausible_address_is_good(string address) => Assert.Null(EmailAddress.Check(address, "email"));

    [Theory]
    [InlineData(null, "EmailMissing")]
    [InlineData("", "EmailMissing")]
    [InlineData("   ", "EmailMissing")]
    [InlineData("anna", "EmailInvalid")]
    [InlineData("@example.org", "EmailInvalid")]
    [InlineData("anna@", "EmailInvalid")]
    [InlineData("anna@localhost", "EmailInvalid")]
    [InlineData("anna@.org", "EmailInvalid")]
    [InlineData("anna@example.", "EmailInvalid")]
    [InlineData("anna@exa..mple.org", "EmailInvalid")]
    [InlineData("anna@b@example.org", "EmailInvalid")]
    [InlineData("an na@example.org", "EmailInvalid")]
    [InlineData("anna@example.org\r\nBcc: all@example.org", "EmailInvalid")]
    [InlineData("anna\0@example.org", "EmailInvalid")]
    [InlineData("Anna <anna@example.org>", "EmailInvalid")]
    [InlineData("anna@example.org,bob@example.org", "EmailInvalid")]
    [InlineData("anna@example.org;bob@example.org", "EmailInvalid")]
    [InlineData("\"anna\"@example.org", "EmailInvalid")]
    public void Bad_address_is_refused_with_its_reason(string? address, string code)
    {
        var problem = EmailAddress.Check(address, "email");

        Assert.Equal(("email", code), (problem?.Field, problem?.Code));
    }

    [Theory]
    [InlineData('a', 254, true)]
    [InlineData('a', 255, false)]
    [InlineData('\u0958', 254, false)] // taken apart by normalization, its key is twice as long
    public void Address_and_its_key_fit_their_columns(char letter, int length, bool isGood)
    {
        const string domain = "@example.org";
        var address = new string(letter, length - domain.Length) + domain;

        Assert.Equal(isGood, EmailAddress.Check(address, "email") is null);
        Assert.True(!isGood || EmailAddress.KeyOf(address).Length <= EmailAddress.LongestLength);
    }

    [Fact]
    public void Key_forgets_case_and_space() => Assert.Equal("anna@example.org", EmailAddress.KeyOf(" Anna@Example.ORG "));
}
