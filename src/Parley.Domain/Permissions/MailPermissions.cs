using Parley.Domain.Accounts;
using Parley.Domain.Notifications;

namespace Parley.Domain.Permissions;

/// <summary>Who gets which notifications by e-mail.</summary>
public static class MailPermissions
{
    /// <summary>Whether the forum may write to the member's address on its own account: the one place for that condition.</summary>
    public static bool MayBeMailed(Member member) => member is { Email: not null, EmailConfirmedAt: not null, IsClaimed: true, IsSuspended: false };

    /// <summary>How soon the member wants this kind by e-mail.</summary>
    public static MailRhythm RhythmOf(Member member, NotificationKind kind) => GroupOf(kind) switch
    {
        MailGroup.Direct => member.MailsDirect,
        MailGroup.Watched => member.MailsWatched,
        _ => MailRhythm.Never,
    };

    /// <summary>Null for what is told on the site only.</summary>
    public static MailGroup? GroupOf(NotificationKind kind) => kind switch
    {
        NotificationKind.Like or NotificationKind.FlagAgreed or NotificationKind.FlagDeclined => null,
        NotificationKind.ReplyInWatchedTopic or NotificationKind.TopicInWatchedCategory or NotificationKind.TopicInWatchedTag => MailGroup.Watched,
        _ => MailGroup.Direct,
    };
}
