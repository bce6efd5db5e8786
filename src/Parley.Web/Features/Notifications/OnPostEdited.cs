using Parley.Data.Jobs;
using Parley.Domain.Posts;

namespace Parley.Web.Features.Notifications;

/// <summary>Who is named or quoted only by an edit is told; who was told of the post before is not told again.</summary>
public sealed class OnPostEdited(NotifyMembers notify) : IJobHandler<PostEdited>
{
    public Task HandleAsync(PostEdited happened, CancellationToken cancel) =>
        notify.OfEditAsync(new(happened.PostId), happened.MentionedMembers, cancel);
}
