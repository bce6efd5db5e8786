using Parley.Domain.Accounts;

namespace Parley.Domain.Posts;

/// <summary>What a draft said before it was written on: the way back, when a text was lost under another one.</summary>
public sealed record DraftVersion
{
    /// <summary>So many are kept of each place; the oldest make room.</summary>
    public const int MostKept = 10;

    // Nobody looks for what stood there a moment ago, unless much of it is gone.
    static readonly TimeSpan Apart = TimeSpan.FromMinutes(5);

    const int Much = 200;

    // Less is a word or two.
    const int Little = 20;

    public long Id { get; init; }

    public MemberId MemberId { get; init; }

    public string Place { get; init; } = "";

    public string Title { get; init; } = "";

    public string Tags { get; init; } = "";

    public string Markdown { get; init; } = "";

    public DateTimeOffset KeptAt { get; init; }

    public static DraftVersion Of(Draft draft) => new()
    {
        MemberId = draft.MemberId,
        Place = draft.Place,
        Title = draft.Title,
        Tags = draft.Tags,
        Markdown = draft.Markdown,
        KeptAt = draft.UpdatedAt,
    };

    /// <summary>Whether what the draft said is kept when <paramref name="next"/> takes its place; <paramref name="lastKept"/> is the version kept last.</summary>
    public static bool IsWorth(Draft before, Draft next, DraftVersion? lastKept)
    {
        if (before.Markdown.Length == 0 || before.Markdown == next.Markdown || before.Markdown == lastKept?.Markdown)
            return false;
        return IsMuch(Lost(before.Markdown, next.Markdown), before.Markdown.Length)
            || (lastKept is null ? before.Markdown.Length >= Much : before.UpdatedAt - lastKept.KeptAt >= Apart);
    }

    static bool IsMuch(int lost, int length) => lost >= Much || (lost >= Little && lost * 2 >= length);

    // How long the stretch of the earlier text is that the later one does not have.
    static int Lost(string before, string after)
    {
        var start = before.AsSpan().CommonPrefixLength(after);
        var shorter = Math.Min(before.Length, after.Length);
        var end = 0;
        while (end < shorter - start && before[^(end + 1)] == after[^(end + 1)])
            end++;
        return before.Length - start - end;
    }
}
