using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Shared;

/// <summary>Holds <see cref="UnconfirmedPosts"/>. Costs nothing for everybody else.</summary>
public sealed class CheckConfirmation(ParleyDb db, ParleyOptions options)
{
    /// <summary>In the post's transaction. It takes the member's row first, so that two posts at once are counted one after the other.</summary>
    public async Task<Problem?> CheckAsync(Viewer viewer, CancellationToken cancel)
    {
        if (!viewer.AwaitsConfirmation)
            return null;

        var id = viewer.RequireMember();
        var member = db.Members.Where(row => row.Id == id);
        await member.Set(row => row.ReplyCount, row => row.ReplyCount).UpdateAsync(cancel);
        var written = await member.Select(row => row.TopicCount + row.ReplyCount).SingleAsync(cancel);
        return UnconfirmedPosts.Check(written, options.Registration.PostsBeforeConfirmation);
    }
}
