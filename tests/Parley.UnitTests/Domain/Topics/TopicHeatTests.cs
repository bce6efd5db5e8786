using Parley.Domain.Topics;
using Xunit;

namespace Parley.UnitTests.Domain.Topics;

public sealed class TopicHeatTests
{
    static readonly DateTimeOffset Begun = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 0, 1)]
    [InlineData(3, 0, 2)]
    [InlineData(1, 1, 2)]
    [InlineData(511, 256, 10)]
    public void Each_doubling_of_the_interest_makes_a_topic_a_day_younger(int replies, int likes, int days) =>
        Assert.Equal(Begun.AddDays(days), TopicHeat.At(Begun, replies, likes));

    [Fact]
    public void Heat_is_a_time_of_whole_milliseconds_as_the_database_keeps_it()
    {
        var heat = TopicHeat.At(Begun, replies: 2, likes: 4);

        Assert.Equal(heat, DateTimeOffset.FromUnixTimeMilliseconds(heat.ToUnixTimeMilliseconds()));
    }
}
