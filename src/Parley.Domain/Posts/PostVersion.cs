using Parley.Domain.Accounts;

namespace Parley.Domain.Posts;

/// <summary>What a post said from some time on. Kept from the first edit on, which makes two of them; the last is what the post says now.</summary>
public sealed record PostVersion
{
    // Whoever sees a slip right after sending mends it, and that is not history.
    static readonly TimeSpan QuickFix = TimeSpan.FromMinutes(5);

    // More than this is no slip.
    const int MostMended = 200;

    public PostId PostId { get; init; }

    /// <summary>From 1, which is what was posted.</summary>
    public int Number { get; init; }

    public MemberId EditorId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The topic's title, when the post is its first.</summary>
    public string? Title { get; init; }

    public string Markdown { get; init; } = "";

    /// <summary>Set when a moderator took the text out, such as for somebody's address in it.</summary>
    public DateTimeOffset? HiddenAt { get; init; }

    public string? HiddenReason { get; init; }

    public bool IsHidden => HiddenAt is not null;

    /// <summary>Whether a next edit is a mere touch to this one: by the same member, soon and small. The first version stays as it was posted.</summary>
    public bool Takes(PostVersion next) =>
        Number > 1
        && EditorId == next.EditorId
        && next.CreatedAt - CreatedAt < QuickFix
        && Title == next.Title
        && Mended(Markdown, next.Markdown) <= MostMended;

    // How long the stretch is outside of which both texts are the same.
    static int Mended(string before, string after)
    {
        var (shorter, longer) = (Math.Min(before.Length, after.Length), Math.Max(before.Length, after.Length));
        var start = before.AsSpan().CommonPrefixLength(after);
        var end = 0;
        while (end < shorter - start && before[^(end + 1)] == after[^(end + 1)])
            end++;
        return longer - start - end;
    }
}
