using CsCheck;
using Parley.Domain.Accounts;
using Xunit;

namespace Parley.UnitTests.Domain.Accounts;

public sealed class LookAlikesTests
{
    [Theory]
    [InlineData("paypal", "paypaI")]
    [InlineData("paypal", "pаypаl")] // Cyrillic а
    [InlineData("admin", "аdmin")]
    [InlineData("admin", "Ａdmin")]
    [InlineData("admin", "ADMIN")]
    [InlineData("modem", "rnodem")]
    [InlineData("wave", "vvave")]
    [InlineData("google", "g00gle")]
    [InlineData("oscar", "0scar")]
    [InlineData("lilli", "1i11l")]
    [InlineData("jose", "José")]
    [InlineData("bob", "ВОВ")] // Cyrillic capitals
    [InlineData("bob", "ΒΟΒ")] // Greek capitals, whose small letters look otherwise
    [InlineData("mary", "ΜΑrΥ")]
    [InlineData("nina", "ΝΙΝΑ")]
    [InlineData("helen", "ΗΕlΕΝ")]
    [InlineData("sophie", "ѕорһіе")] // Cyrillic throughout
    [InlineData("li_wei", "liwei")] // an underscore under a link's line can't be seen
    [InlineData("anna.b", "anna-b")]
    public void Names_that_look_alike_have_one_shape(string name, string other) => Assert.Equal(LookAlikes.Fold(name), LookAlikes.Fold(other));

    [Theory]
    [InlineData("anna", "hanna")]
    [InlineData("anna", "anne")]
    [InlineData("jan", "jen")]
    [InlineData("max1", "max2")]
    [InlineData("李雷", "李蕾")]
    [InlineData("Иван", "Ивана")]
    [InlineData("أمل", "أمن")]
    [InlineData("हिन्दी", "हिन्दु")]
    public void Different_names_stay_different(string name, string other) => Assert.NotEqual(LookAlikes.Fold(name), LookAlikes.Fold(other));

    [Fact]
    public void Shape_of_a_shape_is_the_shape() => Gen.String.Sample(name =>
    {
        var shape = LookAlikes.Fold(WithoutHalves(name));
        Assert.Equal(shape, LookAlikes.Fold(shape));
    });

    static string WithoutHalves(string text) => string.Concat(text.Where(c => !char.IsSurrogate(c)));
}
