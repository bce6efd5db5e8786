using Parley.Data.Jobs;
using Parley.Domain.Posts;

namespace Parley.Web.Features.Notifications;

public sealed class OnReplyPosted(WatchTopics watch, NotifyMembers notify) : IJobHandler<ReplyPosted>
{
    public async Task HandleAsync(ReplyPosted happened, CancellationToken cancel)
    {
        await watch.OfWriterAsync(new(happened.PostId), cancel);
        await notify.OfNewPostAsync(new(happened.PostId), happened.MentionedMembers, cancel);
    }
}
