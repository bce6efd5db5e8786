using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Moderation;

/// <summary>All that waits for moderators: what is not shown yet, and what was reported.</summary>
public sealed class ReadQueue(ListHeld held, ListQueue flagged, FindAppeal appeals, DecideAppeal decide)
{
    public async Task<QueuePage> ReadAsync(Viewer viewer, CancellationToken cancel) =>
        new() { Held = await held.ListAsync(viewer, cancel), Posts = await flagged.ListAsync(viewer, cancel), Appeals = await AppealsAsync(viewer, cancel) };

    public async Task<int> CountAsync(CancellationToken cancel) => await held.CountAsync(cancel) + await flagged.CountAsync(cancel) + await appeals.CountAsync(cancel);

    async Task<IReadOnlyList<WaitingAppeal>> AppealsAsync(Viewer viewer, CancellationToken cancel)
    {
        var waiting = new List<WaitingAppeal>();
        foreach (var act in await appeals.WaitingAsync(cancel))
            waiting.Add(new(act, await decide.MayDecideAsync(viewer, act.Entry, cancel)));
        return waiting;
    }
}

public sealed record QueuePage
{
    public required IReadOnlyList<WaitingPost> Held { get; init; }

    public required IReadOnlyList<FlaggedPost> Posts { get; init; }

    public required IReadOnlyList<WaitingAppeal> Appeals { get; init; }

    /// <summary>The post whose form was refused, with what was typed there.</summary>
    public PostId? Refused { get; init; }

    /// <summary>The objection whose form was refused.</summary>
    public long? RefusedAppeal { get; init; }

    public string Reason { get; init; } = "";

    public FormProblems? Problems { get; init; }

    /// <summary>The form about one of the posts.</summary>
    public QueueReason ReasonOf(PostId post) => Refused == post ? new(post, Reason, Problems?.For("reason")) : new(post, "", null);
}

/// <summary>An objection; <paramref name="MayDecide"/> for whoever did not do what it is about.</summary>
public sealed record WaitingAppeal(AppealedAct Act, bool MayDecide);

/// <summary>The field of a reason, as it was typed, and what is wrong with that.</summary>
public sealed record QueueReason(PostId Post, string Reason, string? Problem);
