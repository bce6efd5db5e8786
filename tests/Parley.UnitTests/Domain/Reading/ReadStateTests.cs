using Parley.Domain.Reading;
using Parley.Domain.Topics;
using Xunit;

namespace Parley.UnitTests.Domain.Reading;

public sealed class ReadStateTests
{
    static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(4, 30, true)]
    [InlineData(5, 30, true)]
    [InlineData(6, 30, false)]
    [InlineData(6, 20, true)]
    [InlineData(6, 10, true)]
    [InlineData(6, 0, true)]
    public void Post_is_read_by_its_number_or_by_its_time(int number, int minute, bool isRead) =>
        Assert.Equal(isRead, new ReadState(5, TopicMark.NeverSet, At(20), At(10)).IsRead(number, At(minute)));

    [Theory]
    [InlineData(5, true)]
    [InlineData(20, true)]
    [InlineData(21, false)]
    public void Mark_set_by_hand_is_stronger_than_what_was_marked_by_time_before(int setAt, bool isRead) =>
        Assert.Equal(isRead, new ReadState(5, At(setAt), At(20), At(10)).IsRead(6, At(15)));

    [Theory]
    [InlineData(null, 9)]
    [InlineData(30, 5)]
    [InlineData(31, 5)]
    [InlineData(29, 9)]
    public void What_was_shown_counts_unless_the_mark_was_set_since(int? setAt, int number) =>
        Assert.Equal(number, new ReadState(5, setAt is { } minute ? At(minute) : TopicMark.NeverSet, null, Noon).With([new(new TopicId(1), 9, At(30)), new(new TopicId(1), 3, At(40))]).Number);

    static DateTimeOffset At(int minute) => Noon.AddMinutes(minute);
}
