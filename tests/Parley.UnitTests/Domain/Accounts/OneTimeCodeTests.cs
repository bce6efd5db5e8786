using System.Text;
using Parley.Domain.Accounts;
using Xunit;

namespace Parley.UnitTests.Domain.Accounts;

public sealed class OneTimeCodeTests
{
    static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");
    static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_111_111_109);

    // RFC 6238, appendix B, the rows of SHA-1.
    [Theory]
    [InlineData(59, "94287082")]
    [InlineData(1111111109, "07081804")]
    [InlineData(1111111111, "14050471")]
    [InlineData(1234567890, "89005924")]
    [InlineData(2000000000, "69279037")]
    [InlineData(20000000000, "65353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code)
    {
        var step = OneTimeCode.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds));

        Assert.Equal(code, OneTimeCode.At(Key, step, digits: 8));
        Assert.Equal(code[2..], OneTimeCode.At(Key, step));
    }

    // RFC 4226, appendix D.
    [Theory]
    [InlineData(0, "755224")]
    [InlineData(1, "287082")]
    [InlineData(9, "520489")]
    public void Counted_codes_are_those_of_the_standard(long count, string code) => Assert.Equal(code, OneTimeCode.At(Key, count));

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Clock_may_be_one_step_off(int steps, bool isTaken)
    {
        var step = OneTimeCode.StepAt(Now) + steps;

        Assert.Equal(isTaken ? step : null, OneTimeCode.StepOf(Key, OneTimeCode.At(Key, step), Now, lastStep: 0));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, null)]
    [InlineData(-1, 0)]
    public void Code_is_taken_only_after_the_last_one_that_was(int lastStep, int? found)
    {
        var step = OneTimeCode.StepAt(Now);

        Assert.Equal(found is null ? null : step, OneTimeCode.StepOf(Key, OneTimeCode.At(Key, step), Now, step + lastStep));
    }

    [Theory]
    [InlineData("081 804")]
    [InlineData(" 081804 ")]
    [InlineData("081-804")]
    public void Code_may_be_typed_in_groups(string typed) => Assert.NotNull(OneTimeCode.StepOf(Key, typed, Now, 0));

    [Theory]
    [InlineData("")]
    [InlineData("81804")]
    [InlineData("0081804")]
    [InlineData("٠٨١٨٠٤")]
    [InlineData("abcdef")]
    public void Anything_else_is_no_code(string typed) => Assert.Null(OneTimeCode.StepOf(Key, typed, Now, 0));

    [Fact]
    public void Address_for_the_app_names_forum_and_member() => Assert.Equal(
        "otpauth://totp/My%20forum:%E5%B0%8F%E6%98%8E?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=My%20forum&algorithm=SHA1&digits=6&period=30",
        OneTimeCode.AddressOf(Key, "My forum", "小明"));

    [Fact]
    public void Key_is_shown_in_groups_of_four() => Assert.Equal("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ", OneTimeCode.TextOf(Key));

    [Fact]
    public void Every_key_is_another() => Assert.NotEqual(OneTimeCode.NewKey(), OneTimeCode.NewKey());

    // RFC 4648, section 10, without the padding.
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Base32_is_that_of_the_standard(string plain, string text) => Assert.Equal(text, Base32.Of(Encoding.ASCII.GetBytes(plain)));
}
