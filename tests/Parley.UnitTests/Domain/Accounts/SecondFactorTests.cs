using Parley.Domain.Accounts;
using Xunit;

namespace Parley.UnitTests.Domain.Accounts;

public sealed class SecondFactorTests
{
    static readonly MemberId Anna = new(7);

    [Theory]
    [InlineData(1, null)]
    [InlineData(4, null)]
    [InlineData(5, 5)]
    [InlineData(6, 10)]
    [InlineData(7, 20)]
    [InlineData(13, 1280)]
    [InlineData(14, 1440)]
    [InlineData(100_000, 1440)]
    public void Each_wrong_code_after_the_fifth_doubles_the_wait_up_to_a_day(int wrongCodes, int? minutes) =>
        Assert.Equal(minutes, (int?)SecondFactor.WaitAfter(wrongCodes)?.TotalMinutes);

    [Fact]
    public void Recovery_codes_come_in_tens_and_all_differ()
    {
        var codes = RecoveryCode.NewSet();

        Assert.Equal(10, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Matches("^([a-z2-7]{4}-){3}[a-z2-7]{4}$", code));
        Assert.All(codes, code => Assert.True(RecoveryCode.IsOne(code)));
    }

    [Theory]
    [InlineData("ABCD-EFGH-IJKL-OB23")]
    [InlineData(" abcd efgh ijkl ob23 ")]
    [InlineData("abcdefghijklob23")]
    [InlineData("abcd-efgh-ijk1-0823")]
    public void Recovery_code_may_be_typed_as_it_is_read(string typed) =>
        Assert.Equal(RecoveryCode.DigestOf(Anna, "abcd-efgh-ijkl-ob23"), RecoveryCode.DigestOf(Anna, typed));

    [Fact]
    public void Same_code_of_another_member_has_another_digest() =>
        Assert.NotEqual(RecoveryCode.DigestOf(Anna, "abcd-efgh-ijkl-ob23"), RecoveryCode.DigestOf(new(8), "abcd-efgh-ijkl-ob23"));

    [Theory]
    [InlineData("")]
    [InlineData("abcd-efgh-ijkl")]
    [InlineData("abcd-efgh-ijkl-ob2!")]
    [InlineData("<b>d-efgh-ijkl-ob23")]
    public void What_has_not_the_form_is_no_recovery_code(string text) => Assert.False(RecoveryCode.IsOne(text));

    [Theory]
    [InlineData("", "PasskeyNameMissing")]
    [InlineData("\u2800", "PasskeyNameMissing")]
    [InlineData("My phone", null)]
    public void Passkey_has_a_name(string name, string? code) => Assert.Equal(code, Passkey.CheckName(name, "name")?.Code);

    [Fact]
    public void Handle_of_a_passkey_cannot_be_taken_for_a_number() => Assert.False(long.TryParse(Passkey.NewHandle(), out _));
}
