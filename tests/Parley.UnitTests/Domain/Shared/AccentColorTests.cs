using Parley.Domain.Shared;
using Xunit;

namespace Parley.UnitTests.Domain.Shared;

public sealed class AccentColorTests
{
    const int Step = 15;

    [Theory]
    [InlineData("red")]
    [InlineData("#123")]
    [InlineData("#12345g")]
    [InlineData("#1234567")]
    [InlineData("1f7a5c")]
    [InlineData("#1f7a5c; }")]
    public void What_is_no_colour_is_none(string text) => Assert.Null(AccentColor.Parse(text));

    /// <summary>What tokens.css makes of it is judged: should those numbers change, this says which colours they leave too pale.</summary>
    [Fact]
    public void Every_colour_becomes_one_that_can_be_read_on_light_and_on_dark_pages() => Assert.All(
        from red in Enumerable.Range(0, 18)
        from green in Enumerable.Range(0, 18)
        from blue in Enumerable.Range(0, 18)
        select $"#{red * Step:x2}{green * Step:x2}{blue * Step:x2}",
        hex => Assert.True(AccentColor.Parse(hex)!.IsLegible, hex));

    [Fact]
    public void Lightness_is_that_of_the_eye()
    {
        Assert.Equal(1, Oklch.FromRgb(1, 1, 1).Lightness, 3);
        Assert.Equal(1, Oklch.FromRgb(1, 1, 1).Luminance, 3);
        Assert.Equal(0, Oklch.FromRgb(0, 0, 0).Luminance, 3);
        Assert.Equal(0.2126, Oklch.FromRgb(1, 0, 0).Luminance, 3);
    }
}
