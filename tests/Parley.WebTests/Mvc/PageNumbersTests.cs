using Parley.Web.Features.Shared;
using Xunit;

namespace Parley.WebTests.Mvc;

public sealed class PageNumbersTests
{
    [Theory]
    [InlineData(1, 1, "1")]
    [InlineData(1, 3, "1 2 3")]
    [InlineData(1, 22, "1 2 3 … 22")]
    [InlineData(4, 22, "1 2 3 4 5 6 … 22")]
    [InlineData(5, 22, "1 2 3 4 5 6 7 … 22")]
    [InlineData(6, 22, "1 … 4 5 6 7 8 … 22")]
    [InlineData(18, 22, "1 … 16 17 18 19 20 21 22")]
    [InlineData(22, 22, "1 … 20 21 22")]
    public void Pager_shows_the_ends_and_the_neighbours(int page, int count, string shown) =>
        Assert.Equal(shown, string.Join(' ', PageNumbers.Around(page, count).Select(number => number?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "…")));
}
