using Parley.Domain.Accounts;
using Parley.Domain.Notifications;

namespace Parley.Domain.Permissions;

/// <summary>Who is told of what: the one place where it is said.</summary>
public static class TellingPermissions
{
    /// <summary>Whether a mention by the author reaches the member; the link to the member stands there all the same.</summary>
    public static bool MayMention(Viewer author, Recipient member) => member.MentionsFrom switch
    {
        MentionsFrom.Everyone => !member.IgnoresActor,
        MentionsFrom.Staff => author.IsStaff && !member.IgnoresActor,
        _ => false,
    };

    /// <summary>Of the reasons that there are to tell the member, the strongest that holds; null when the member is not told.</summary>
    public static NotificationKind? KindFor(Recipient member, Viewer actor, IEnumerable<NotificationKind> reasons)
    {
        var holding = reasons.Where(kind => MayTell(member, actor, kind)).OrderBy(NotificationKinds.RankOf).ToList();
        return holding.Count > 0 ? holding[0] : null;
    }

    static bool MayTell(Recipient member, Viewer actor, NotificationKind kind)
    {
        if (member.Id == actor.MemberId || !member.CanSee)
            return false;

        // What was done with the member's own words: neither silence nor ignoring keeps it away.
        if (NotificationKinds.SubjectOf(kind) == NotificationSubject.Moderation)
            return true;

        return !member.IgnoresActor
            && member.Level != WatchLevel.Muted
            && (kind is not (NotificationKind.Mention or NotificationKind.GroupMention) || MayMention(actor, member))
            && (kind != NotificationKind.ReplyInWatchedTopic || member.Level == WatchLevel.Watching)
            && (kind is not (NotificationKind.TopicInWatchedCategory or NotificationKind.TopicInWatchedTag) || WatchLevels.TellsOfTopics(member.PlaceLevel));
    }
}

/// <summary>Somebody who might be told, with what they chose; a null level is none chosen.</summary>
public sealed record Recipient
{
    public required MemberId Id { get; init; }

    /// <summary>The post stands in a category that is open to them, as the scopes say.</summary>
    public required bool CanSee { get; init; }

    public MentionsFrom MentionsFrom { get; init; }

    public WatchLevel? TopicLevel { get; init; }

    public WatchLevel? CategoryLevel { get; init; }

    /// <summary>What they chose for tags of the topic.</summary>
    public IReadOnlyList<WatchLevel> TagLevels { get; init; } = [];

    public bool IgnoresActor { get; init; }

    /// <summary>A topic may be loud in a silent category, and the other way round.</summary>
    public WatchLevel Level => WatchLevels.Of(TopicLevel, CategoryLevel, TagLevels);

    /// <summary>The same, without what was chosen for the topic alone.</summary>
    public WatchLevel PlaceLevel => WatchLevels.OfPlace(CategoryLevel, TagLevels);
}
