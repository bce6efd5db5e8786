using Parley.Domain.Accounts;
using Xunit;

namespace Parley.UnitTests.Domain.Accounts;

public sealed class PasswordTests
{
    [Theory]
    [InlineData(0, "PasswordMissing")]
    [InlineData(1, "PasswordTooShort")]
    [InlineData(9, "PasswordTooShort")]
    [InlineData(10, null)]
    [InlineData(256, null)]
    [InlineData(257, "PasswordTooLong")]
    public void Password_has_a_shortest_and_a_longest_length(int length, string? code) =>
        Assert.Equal(code, Password.Check(new string('x', length), "password")?.Code);

    [Fact]
    public void No_password_is_missing() => Assert.Equal("PasswordMissing", Password.Check(null, "password")?.Code);
}
