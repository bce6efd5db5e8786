namespace Parley.Domain.Notifications;

/// <summary>The kinds of notification for which a member chooses one rhythm of mails.</summary>
public enum MailGroup
{
    /// <summary>What is said to the member: mentions, answers, quotes, and what moderators did with the member's posts.</summary>
    Direct = 0,

    /// <summary>What happens in watched topics and categories.</summary>
    Watched = 1,
}
