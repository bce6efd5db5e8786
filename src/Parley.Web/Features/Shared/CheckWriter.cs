using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Shared;

/// <summary>
/// Holds <see cref="UnconfirmedPosts"/>, and holds up who writes faster, or links and calls more, than people do:
/// see <see cref="PostingOptions"/>.
/// </summary>
public sealed class CheckWriter(ParleyDb db, ParleyOptions options, KnownRaid raids, TimeProvider time)
{
    // More than anybody writes while the same text is remembered, unless there are no waits.
    const int MostLookedAt = 50;

    // While a raid runs that slows everybody.
    const int SecondsInRaid = 60;

    /// <summary>In the post's transaction. It takes the member's row first, so that two posts at once are seen one by the other.</summary>
    public async Task<Problem?> CheckAsync(Viewer viewer, WrittenText text, bool startsTopic, CancellationToken cancel)
    {
        if (viewer is { IsStaff: true, AwaitsConfirmation: false })
            return null;
        if (Silence.Check(viewer) is { } silenced)
            return silenced;

        var member = await TakeAsync(viewer.RequireMember(), cancel);

        // Asked again of the row: silence may have come between the page and the text.
        return Silence.Check(member) ?? CheckConfirmation(member)
            ?? (viewer.IsStaff ? null : await CheckContentAsync(member, text.Baked, cancel) ?? await CheckPaceAsync(member, text, startsTopic, cancel));
    }

    /// <summary>Of a text that stands there already: an edit does not wait, but neither does it bring in what a new post may not hold.</summary>
    public async Task<Problem?> CheckEditAsync(Viewer viewer, BakedText text, CancellationToken cancel)
    {
        if (viewer.IsStaff)
            return null;

        var self = viewer.RequireMember();
        return await CheckContentAsync(await db.Members.SingleAsync(row => row.Id == self, cancel), text, cancel);
    }

    async Task<Member> TakeAsync(MemberId id, CancellationToken cancel)
    {
        var member = db.Members.Where(row => row.Id == id);
        await member.TakeAsync(cancel);
        return await member.SingleAsync(cancel);
    }

    Problem? CheckConfirmation(Member member) =>
        member.AwaitsConfirmation ? UnconfirmedPosts.Check(member.PostCount, options.Registration.PostsBeforeConfirmation) : null;

    async Task<Problem?> CheckContentAsync(Member member, BakedText text, CancellationToken cancel) =>
        TrustOf(member) == Trust.New || await IsSlowedAsync(cancel) ? options.Posting.NewLimits.Check(text.Holds) : null;

    async Task<Problem?> CheckPaceAsync(Member member, WrittenText text, bool startsTopic, CancellationToken cancel)
    {
        var recent = await RecentAsync(member.Id, text.Markdown, cancel);
        return Flood.CheckSame(recent.Exists(post => post.IsSame)) ?? Flood.CheckWait(WaitOf(await WaitsAsync(member, cancel), recent, startsTopic));
    }

    async Task<List<RecentPost>> RecentAsync(MemberId member, string markdown, CancellationToken cancel)
    {
        var since = time.GetUtcNow().AddMinutes(-options.Posting.SameTextMinutes);
        return await db.Posts.Where(row => row.AuthorId == member && row.Kind == PostKind.Text)
            .OrderByDescending(row => row.Id).Take(MostLookedAt)
            .Select(row => new RecentPost(row.CreatedAt, row.Number == 1, row.CreatedAt > since && row.Markdown == markdown))
            .ToListAsync(cancel);
    }

    async Task<WaitOptions> WaitsAsync(Member member, CancellationToken cancel)
    {
        if (!await IsSlowedAsync(cancel))
            return options.Posting.WaitsOf(TrustOf(member));

        var waits = options.Posting.New;
        return new() { PostSeconds = Math.Max(waits.PostSeconds, SecondsInRaid), TopicSeconds = Math.Max(waits.TopicSeconds, SecondsInRaid) };
    }

    async Task<bool> IsSlowedAsync(CancellationToken cancel) => await raids.NowAsync(cancel) is { Raid.Slows: true };

    TimeSpan WaitOf(WaitOptions waits, List<RecentPost> recent, bool startsTopic)
    {
        var wait = WaitAfter(recent.FirstOrDefault(), waits.PostSeconds);
        return startsTopic && WaitAfter(recent.Find(post => post.IsFirst), waits.TopicSeconds) is var topicWait && topicWait > wait ? topicWait : wait;
    }

    TimeSpan WaitAfter(RecentPost? last, int seconds) => last is null ? TimeSpan.Zero : last.At.AddSeconds(seconds) - time.GetUtcNow();

    Trust TrustOf(Member member) => options.Posting.TrustIn(member.CreatedAt, member.PostCount, time.GetUtcNow());

    sealed record RecentPost(DateTimeOffset At, bool IsFirst, bool IsSame);
}

/// <summary>A text as it was typed and as it is shown.</summary>
public sealed record WrittenText(string Markdown, BakedText Baked)
{
    /// <summary>What is posted with it and read by all: its title, tags, the choices of its poll.</summary>
    public IReadOnlyList<WrittenField> Beside { get; init; } = [];

    /// <summary>It stands there already, and says this from now on.</summary>
    public bool IsEdit { get; init; }
}

/// <summary>A field of a form, and what was typed there.</summary>
public sealed record WrittenField(string Name, string Text);
