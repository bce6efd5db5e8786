using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Holding;
using Parley.Domain.Permissions;

namespace Parley.Web.Features.Shared;

/// <summary>Holds what a member writes until so many of the member's posts were let through; see <see cref="PostingOptions.HoldFirstPosts"/>.</summary>
public sealed class HoldFirstPosts(ParleyDb db, ParleyOptions options) : IPostJudge
{
    /// <summary>What waits is not counted among a member's posts, so it lets nothing through.</summary>
    public async Task<Judgement?> JudgeAsync(Viewer writer, WrittenText text, CancellationToken cancel)
    {
        if (options.Posting.HoldFirstPosts == 0 || text.IsEdit)
            return null;

        var self = writer.RequireMember();
        var member = await db.Members.SingleAsync(row => row.Id == self, cancel);
        return member.PostCount < options.Posting.HoldFirstPosts ? Judgement.Wait(new(HoldReason.FirstPosts)) : null;
    }
}
