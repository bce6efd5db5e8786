using System.Xml.Linq;
using Parley.Web.Features.Shared;
using Xunit;

namespace Parley.WebTests.Mvc;

public sealed class PictureTests
{
    [Theory]
    [InlineData("anna", "A")]
    [InlineData("Anna_Brown", "AB")]
    [InlineData("jean-luc.picard", "JL")]
    [InlineData("李雷", "李")]
    [InlineData("_", "_")]
    [InlineData("éclair", "É")]
    public void Picture_shows_the_first_letters(string name, string letters) =>
        Assert.StartsWith($"/avatars/{Uri.EscapeDataString(letters)}/", GeneratedAvatar.AddressOf(name), StringComparison.Ordinal);

    [Fact]
    public void Picture_of_a_name_is_the_same_everywhere_and_for_ever() => Assert.Equal("/avatars/A/285.svg", GeneratedAvatar.AddressOf("anna"));

    [Theory]
    [InlineData("A", 0)]
    [InlineData("AB", 345)]
    [InlineData("李", 120)]
    [InlineData("<&", 15)]
    [InlineData("\"'", 15)]
    public void Picture_is_well_formed(string letters, int hue)
    {
        var svg = XDocument.Parse(GeneratedAvatar.Draw(letters, hue)!);

        Assert.Equal(letters, svg.Root!.Elements().Last().Value);
        Assert.Equal(["rect", "text"], svg.Root.Elements().Select(element => element.Name.LocalName));
    }

    [Theory]
    [InlineData("ABC", 15)]
    [InlineData("A", -1)]
    [InlineData("A", 360)]
    public void Picture_that_no_name_has_is_not_drawn(string letters, int hue) => Assert.Null(GeneratedAvatar.Draw(letters, hue));
}
