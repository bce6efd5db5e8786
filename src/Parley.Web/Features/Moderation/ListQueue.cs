using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Flags;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Topics;

namespace Parley.Web.Features.Moderation;

/// <summary>What waits for moderators: posts that were reported, the one that most reported first.</summary>
public sealed class ListQueue(ParleyDb db)
{
    // Whoever decides makes room for the next.
    const int MostFlags = 500;

    public async Task<IReadOnlyList<FlaggedPost>> ListAsync(Viewer viewer, CancellationToken cancel)
    {
        var rows = await (
            from flag in db.Flags.Where(row => row.Outcome == FlagOutcome.Open).OrderBy(row => row.Id).Take(MostFlags)
            join reporter in db.Members on flag.ReporterId equals reporter.Id
            join post in db.PostsVisibleTo(viewer) on flag.PostId equals post.Id
            join topic in db.Topics on post.TopicId equals topic.Id
            join author in db.Members on post.AuthorId equals author.Id
            from claimer in db.Members.LeftJoin(row => row.Id == flag.ClaimedBy)
            select new { Flag = flag, Reporter = reporter.Name, Post = post, Topic = topic, Author = author.Name, Claimer = claimer.Name }).ToListAsync(cancel);
        return
        [
            .. rows.GroupBy(row => row.Post.Id)
                .Select(group => new FlaggedPost(
                    group.First().Post, group.First().Topic, group.First().Author, group.First().Claimer,
                    [.. group.Select(row => new FlagRow(row.Flag, row.Reporter))]))
                .OrderByDescending(post => post.Flags.Count).ThenBy(post => post.Flags[0].Flag.Id),
        ];
    }

    public Task<int> CountAsync(CancellationToken cancel) =>
        db.Flags.Where(row => row.Outcome == FlagOutcome.Open).Select(row => row.PostId).Distinct().CountAsync(cancel);
}

public sealed record FlaggedPost(Post Post, Topic Topic, string AuthorName, string? ClaimedBy, IReadOnlyList<FlagRow> Flags);

public sealed record FlagRow(Flag Flag, string ReporterName);
