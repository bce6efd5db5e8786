namespace Parley.Domain.Notifications;

/// <summary>What of a post a notification is about. A post tells a member once of each.</summary>
public enum NotificationSubject
{
    /// <summary>That it was written.</summary>
    Words = 0,

    Likes = 1,

    /// <summary>What moderators did with it, told to its author.</summary>
    Moderation = 2,

    /// <summary>What became of a report of it, told to who reported it.</summary>
    Flag = 3,
}
