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

    /// <summary>What the member is called beside the name; see <see cref="Profiles.DisplayName"/>.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The key of an uploaded picture; without one, a picture is drawn from the name.</summary>
    public string? Picture { get; init; }

    /// <summary>In the words of the IANA, such as "Europe/Berlin".</summary>
    public string? TimeZone { get; init; }

    public string? Email { get; set; }

    public string? EmailKey { get; set; }

    /// <summary>When somebody showed, by following a mailed link, that the address is theirs.</summary>
    public DateTimeOffset? EmailConfirmedAt { get; set; }

    /// <summary>Null for a member who was brought over from another forum and has not claimed the account.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Changes whenever older sign-ins must end.</summary>
    public string SecurityStamp { get; set; } = "";

    public Role Role { get; set; }

    public Standing Standing { get; init; }

    public bool IsSuspended => Standing == Standing.Suspended;

    /// <summary>Since when log-in asks for a code after the password; null where the password is enough.</summary>
    public DateTimeOffset? SecondFactorSince { get; init; }

    /// <summary>By what the member's devices know the member, once there was a passkey: chance, and not the number, which anybody may know.</summary>
    public string? PasskeyHandle { get; init; }

    public string? Language { get; set; }

    public Appearance Appearance { get; set; }

    public MentionsFrom MentionsFrom { get; init; }

    public MailRhythm MailsDirect { get; init; }

    public MailRhythm MailsWatched { get; init; }

    /// <summary>Whether a topic is watched from the first own reply in it on.</summary>
    public bool WatchesOwn { get; init; } = true;

    /// <summary>Whether a topic that the member starts is watched.</summary>
    public bool WatchesStarted { get; init; } = true;

    /// <summary>Up to when everything was marked as read; null until the first time.</summary>
    public DateTimeOffset? AllReadAt { get; set; }

    /// <summary>When the next digest of notifications is due; none while nothing waits for one.</summary>
    public DateTimeOffset? DigestAt { get; init; }

    public int TopicCount { get; init; }

    public int ReplyCount { get; init; }

    public int PostCount => TopicCount + ReplyCount;

    public int LikesReceived { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastSeenAt { get; init; }

    /// <summary>When the account goes, as its member asked for; until then it can be kept.</summary>
    public DateTimeOffset? DeletesAt { get; init; }

    /// <summary>When the account went. Its row stays for what the member wrote for others, and nothing new of the member is kept.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>Whether what the member wrote is to be hidden with the account.</summary>
    public bool HidesPosts { get; init; }

    /// <summary>The name on the forum that the member was imported from: the same name there is the same member here.</summary>
    public string? OldName { get; init; }

    /// <summary>Where newcomers are let in by hand: since when this one waits. Nobody who waits is signed in.</summary>
    public DateTimeOffset? WaitsForApprovalSince { get; init; }

    public bool AwaitsConfirmation => Email is not null && EmailConfirmedAt is null;

    public bool AwaitsApproval => WaitsForApprovalSince is not null;

    public bool IsClaimed => PasswordHash is not null;

    /// <summary>What was there before a member came is not new to the member.</summary>
    public DateTimeOffset ReadUntil => AllReadAt ?? CreatedAt;
}
