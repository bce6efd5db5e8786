namespace Parley.Domain.Topics;

/// <summary>
/// How hot a topic is, as a time: that of its beginning, and a day later for each doubling of the interest in it. Such a number never has
/// to be made anew because time passes, so it can be stored and sorted by.
/// </summary>
public static class TopicHeat
{
    const int LikeWeight = 2;

    static readonly TimeSpan ForEachDoubling = TimeSpan.FromDays(1);

    public static DateTimeOffset At(DateTimeOffset createdAt, int replies, int likes) =>
        createdAt.AddMilliseconds(Math.Round(ForEachDoubling.TotalMilliseconds * Math.Log2(1 + replies + (LikeWeight * likes))));
}
