namespace Parley.Domain.Reading;

/// <summary>
/// What a member's marks say of one topic: a post is read up to the topic's mark by its number, and up to the marks of the category and of
/// the whole forum by its time; a mark set by hand is stronger than what was marked by time before it.
/// </summary>
public sealed record ReadState(int Number, DateTimeOffset SetAt, DateTimeOffset? CategoryUntil, DateTimeOffset ForumUntil)
{
    public bool IsRead(int number, DateTimeOffset createdAt) =>
        number <= Number || IsBefore(createdAt, ForumUntil) || IsBefore(createdAt, CategoryUntil);

    /// <summary>With what was shown and is not written yet.</summary>
    public ReadState With(IEnumerable<ShownPosts> shown) =>
        this with { Number = shown.Where(posts => SetAt < posts.At).Select(posts => posts.Number).Append(Number).Max() };

    bool IsBefore(DateTimeOffset createdAt, DateTimeOffset? until) => createdAt <= until && SetAt <= until;
}
