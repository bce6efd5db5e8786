using Parley.Domain.Notifications;
using Xunit;
using static Parley.Domain.Notifications.WatchLevel;

namespace Parley.UnitTests.Domain.Notifications;

public sealed class WatchLevelsTests
{
    [Theory]
    [InlineData(null, null, new WatchLevel[] { }, Normal)]
    [InlineData(null, Muted, new WatchLevel[] { }, Muted)]
    [InlineData(null, null, new[] { Muted }, Muted)]
    [InlineData(null, Normal, new[] { Muted }, Muted)]
    [InlineData(null, Muted, new[] { Normal }, Muted)]
    [InlineData(null, Muted, new[] { Watching }, Watching)]
    [InlineData(null, Watching, new[] { Muted }, Watching)]
    [InlineData(null, Muted, new[] { FirstPostOnly }, FirstPostOnly)]
    [InlineData(null, FirstPostOnly, new[] { Muted }, FirstPostOnly)]
    [InlineData(null, FirstPostOnly, new[] { Watching }, Watching)]
    [InlineData(null, null, new[] { Muted, FirstPostOnly, Normal }, FirstPostOnly)]
    [InlineData(null, null, new[] { Normal, Muted, Watching }, Watching)]
    [InlineData(Muted, Watching, new[] { Watching }, Muted)]
    [InlineData(Normal, Watching, new[] { Muted }, Normal)]
    [InlineData(Watching, Muted, new[] { Muted }, Watching)]
    public void Topics_own_word_counts_and_else_the_strongest(WatchLevel? topic, WatchLevel? category, WatchLevel[] tags, WatchLevel level) =>
        Assert.Equal(level, WatchLevels.Of(topic, category, tags));
}
