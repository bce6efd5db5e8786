namespace Parley.Domain.Notifications;

/// <summary>In the order of weight: who is both named and answered is told that they were named.</summary>
public enum NotificationKind
{
    Mention = 0,
    ReplyToPost = 1,
    ReplyToTopic = 2,
}
