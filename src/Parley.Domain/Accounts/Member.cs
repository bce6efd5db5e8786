using Parley.Domain.Notifications;

namespace Parley.Domain.Accounts;

public sealed class Member
{
    public MemberId Id { get; init; }

    public string Name { get; set; } = "";

    /// <summary>The name folded by case: how a member is found.</summary>
    public string NameKey { get; set; } = "";

    /// <summary>The name folded by case and look: unique, so that nobody can pass for another.</summary>
    public string NameShape { get; set; } = "";

    public string? Email { get; set; }

    public string? EmailKey { get; set; }

    /// <summary>Null for a member who was brought over from another forum and has not claimed the account.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Changes whenever older sign-ins must end.</summary>
    public string SecurityStamp { get; set; } = "";

    public Role Role { get; set; }

    public int FailedLogins { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    public string? Language { get; set; }

    public Appearance Appearance { get; set; }

    public MentionsFrom MentionsFrom { get; init; }

    public MailRhythm MailsDirect { get; init; }

    public MailRhythm MailsWatched { get; init; }

    /// <summary>Whether a topic is watched from the first own post in it on.</summary>
    public bool WatchesOwn { get; init; } = true;

    /// <summary>When the next digest of notifications is due; none while nothing waits for one.</summary>
    public DateTimeOffset? DigestAt { get; init; }

    public int TopicCount { get; init; }

    public int ReplyCount { get; init; }

    public int LikesReceived { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastSeenAt { get; init; }

    /// <summary>The name on the forum that the member was imported from: the same name there is the same member here.</summary>
    public string? OldName { get; init; }

    public bool IsClaimed => PasswordHash is not null;
}
