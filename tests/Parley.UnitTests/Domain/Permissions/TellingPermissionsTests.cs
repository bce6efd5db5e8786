using Parley.Domain.Accounts;
using Parley.Domain.Notifications;
using Parley.Domain.Permissions;
using Xunit;
using static Parley.Domain.Notifications.NotificationKind;

namespace Parley.UnitTests.Domain.Permissions;

/// <summary>The whole of who is told of what, as tables.</summary>
public sealed class TellingPermissionsTests
{
    static readonly MemberId Reader = new(1);
    static readonly MemberId Writer = new(2);

    [Theory]
    [InlineData(MentionsFrom.Everyone, Role.Member, false, true)]
    [InlineData(MentionsFrom.Everyone, Role.Moderator, false, true)]
    [InlineData(MentionsFrom.Everyone, Role.Member, true, false)]
    [InlineData(MentionsFrom.Everyone, Role.Moderator, true, false)]
    [InlineData(MentionsFrom.Staff, Role.Member, false, false)]
    [InlineData(MentionsFrom.Staff, Role.Moderator, false, true)]
    [InlineData(MentionsFrom.Staff, Role.Administrator, false, true)]
    [InlineData(MentionsFrom.Staff, Role.Administrator, true, false)]
    [InlineData(MentionsFrom.Nobody, Role.Member, false, false)]
    [InlineData(MentionsFrom.Nobody, Role.Administrator, false, false)]
    public void Members_say_who_calls_them_by_a_mention(MentionsFrom from, Role writer, bool ignores, bool may)
    {
        var recipient = new Recipient { Id = Reader, CanSee = true, MentionsFrom = from, IgnoresActor = ignores };

        Assert.Equal(may, TellingPermissions.MayMention(new Viewer(Writer, writer), recipient));
        Assert.Equal(may ? Mention : null, Kind(recipient, writer, Mention));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Nobody_is_told_of_what_they_may_not_see(bool canSee)
    {
        var recipient = new Recipient { Id = Reader, CanSee = canSee };

        foreach (var kind in new[] { Mention, Quote, ReplyToPost, ReplyToTopic, Like, PostHidden })
            Assert.Equal(canSee, TellingPermissions.KindFor(recipient, new(Writer, Role.Administrator), [kind]) is not null);
    }

    [Theory]
    [InlineData(null, null, ReplyToPost, true)]
    [InlineData(WatchLevel.Normal, null, ReplyToPost, true)]
    [InlineData(WatchLevel.Muted, null, ReplyToPost, false)]
    [InlineData(WatchLevel.Muted, null, Mention, false)]
    [InlineData(WatchLevel.Muted, null, Like, false)]
    [InlineData(WatchLevel.Muted, WatchLevel.Watching, Mention, false)]
    [InlineData(null, WatchLevel.Muted, Mention, false)]
    [InlineData(WatchLevel.Normal, WatchLevel.Muted, Mention, true)]
    [InlineData(WatchLevel.Watching, WatchLevel.Muted, ReplyInWatchedTopic, true)]
    [InlineData(WatchLevel.Watching, null, ReplyInWatchedTopic, true)]
    [InlineData(WatchLevel.Normal, null, ReplyInWatchedTopic, false)]
    [InlineData(null, null, ReplyInWatchedTopic, false)]
    [InlineData(null, WatchLevel.Watching, ReplyInWatchedTopic, true)]
    [InlineData(WatchLevel.Normal, WatchLevel.Watching, ReplyInWatchedTopic, false)]
    [InlineData(null, WatchLevel.FirstPostOnly, ReplyInWatchedTopic, false)]
    [InlineData(null, WatchLevel.FirstPostOnly, TopicInWatchedCategory, true)]
    [InlineData(null, WatchLevel.Watching, TopicInWatchedCategory, true)]
    [InlineData(null, WatchLevel.Normal, TopicInWatchedCategory, false)]
    [InlineData(null, null, TopicInWatchedCategory, false)]
    public void What_was_chosen_for_a_topic_is_stronger_than_for_its_category(WatchLevel? topic, WatchLevel? category, NotificationKind kind, bool isTold)
    {
        var recipient = new Recipient { Id = Reader, CanSee = true, TopicLevel = topic, CategoryLevel = category };

        Assert.Equal(isTold ? kind : null, Kind(recipient, Role.Member, kind));
    }

    [Theory]
    [InlineData(Mention, false)]
    [InlineData(Quote, false)]
    [InlineData(ReplyToPost, false)]
    [InlineData(ReplyToTopic, false)]
    [InlineData(ReplyInWatchedTopic, false)]
    [InlineData(TopicInWatchedCategory, false)]
    [InlineData(Like, false)]
    [InlineData(PostHidden, true)]
    [InlineData(PostShown, true)]
    [InlineData(TopicClosed, true)]
    [InlineData(TopicReopened, true)]
    public void Of_somebody_ignored_only_what_is_done_as_a_moderator_is_told(NotificationKind kind, bool isTold)
    {
        var recipient = new Recipient
        {
            Id = Reader,
            CanSee = true,
            IgnoresActor = true,
            TopicLevel = WatchLevel.Watching,
            CategoryLevel = WatchLevel.Watching,
        };

        Assert.Equal(isTold ? kind : null, Kind(recipient, Role.Moderator, kind));
    }

    [Fact]
    public void Nobody_is_told_of_what_they_did_themselves() => Assert.All(
        Enum.GetValues<NotificationKind>(),
        kind => Assert.Null(Kind(new() { Id = Writer, CanSee = true, TopicLevel = WatchLevel.Watching, CategoryLevel = WatchLevel.Watching }, Role.Administrator, kind)));

    [Fact]
    public void The_strongest_reason_that_holds_is_told()
    {
        NotificationKind[] reasons = [ReplyInWatchedTopic, ReplyToTopic, ReplyToPost, Quote, Mention];
        var watcher = new Recipient { Id = Reader, CanSee = true, TopicLevel = WatchLevel.Watching };

        Assert.Equal(Mention, Kind(watcher, Role.Member, reasons));
        Assert.Equal(Quote, Kind(watcher with { MentionsFrom = MentionsFrom.Nobody }, Role.Member, reasons));
        Assert.Equal(ReplyToPost, Kind(watcher, Role.Member, ReplyInWatchedTopic, ReplyToTopic, ReplyToPost));
        Assert.Equal(ReplyToTopic, Kind(watcher, Role.Member, ReplyInWatchedTopic, ReplyToTopic));
        Assert.Null(Kind(watcher, Role.Member));
    }

    static NotificationKind? Kind(Recipient recipient, Role writer, params NotificationKind[] reasons) =>
        TellingPermissions.KindFor(recipient, new Viewer(Writer, writer), reasons);
}
