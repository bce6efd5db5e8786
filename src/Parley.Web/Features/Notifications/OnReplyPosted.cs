using Parley.Data.Jobs;
using Parley.Domain.Posts;

namespace Parley.Web.Features.Notifications;

public sealed class OnReplyPosted(NotifyMembers notify) : IJobHandler<ReplyPosted>
{
    public Task HandleAsync(ReplyPosted happened, CancellationToken cancel) =>
        notify.OfPostAsync(new(happened.PostId), happened.MentionedMembers, withParticipants: true, cancel);
}
