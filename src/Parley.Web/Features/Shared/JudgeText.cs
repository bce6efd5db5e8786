using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Holding;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Shared;

/// <summary>
/// Says whether a text may be posted now, and whether others see it at once or only after review: the one place where that is decided.
/// What moderators write is never held.
/// </summary>
public sealed class JudgeText(ParleyDb db, CheckWriter writer, IEnumerable<IPostJudge> judges)
{
    /// <summary>In the post's transaction; see <see cref="CheckWriter.CheckAsync"/>.</summary>
    public async Task<Judgement> JudgeAsync(Viewer viewer, WrittenText text, bool startsTopic, CancellationToken cancel)
    {
        if (await writer.CheckAsync(viewer, text, startsTopic, cancel) is { } problem)
            return new(problem, null);
        return await AskAsync(viewer, text, besides: null, cancel);
    }

    /// <summary>Of what a post is to say from now on: it may have to wait once more.</summary>
    public async Task<Judgement> JudgeEditAsync(Viewer viewer, PostId post, WrittenText text, CancellationToken cancel) =>
        await writer.CheckEditAsync(viewer, text.Baked, cancel) is { } problem
            ? Judgement.Refuse(problem)
            : await AskAsync(viewer, text with { IsEdit = true }, besides: post, cancel);

    async Task<Judgement> AskAsync(Viewer viewer, WrittenText text, PostId? besides, CancellationToken cancel)
    {
        if (viewer.IsStaff)
            return Judgement.Fine;

        var judged = await FindReasonAsync(viewer, text, cancel);
        return judged.Hold is null ? judged : judged with { Problem = Hold.CheckWaiting(await WaitingAsync(viewer, besides, cancel)) };
    }

    // Who refuses is heard before who lets wait.
    async Task<Judgement> FindReasonAsync(Viewer viewer, WrittenText text, CancellationToken cancel)
    {
        var found = Judgement.Fine;
        foreach (var judge in judges)
        {
            if (await judge.JudgeAsync(viewer, text, cancel) is not { } judged)
                continue;
            if (judged.Problem is not null)
                return judged;
            found = found.Hold is null ? judged : found;
        }

        return found;
    }

    Task<int> WaitingAsync(Viewer viewer, PostId? besides, CancellationToken cancel)
    {
        var (author, own) = (viewer.RequireMember(), besides ?? default);
        return (
            from held in db.HeldPosts
            join post in db.Posts on held.PostId equals post.Id
            where held.Outcome == HoldOutcome.Waiting && post.AuthorId == author && held.PostId != own
            select held).CountAsync(cancel);
    }
}

/// <summary>The text is refused, waits for a reason, or is posted as it is.</summary>
public sealed record Judgement(Problem? Problem, Hold? Hold)
{
    public static readonly Judgement Fine = new(null, null);

    public static Judgement Refuse(Problem problem) => new(problem, null);

    public static Judgement Wait(Hold hold) => new(null, hold);
}
