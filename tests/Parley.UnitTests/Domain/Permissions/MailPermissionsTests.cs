using Parley.Domain.Accounts;
using Parley.Domain.Notifications;
using Parley.Domain.Permissions;
using Xunit;

namespace Parley.UnitTests.Domain.Permissions;

public sealed class MailPermissionsTests
{
    [Theory]
    [InlineData("anna@example.org", "hash", true, true)]
    [InlineData("anna@example.org", "hash", false, false)]
    [InlineData("anna@example.org", null, true, false)]
    [InlineData(null, "hash", true, false)]
    public void Mail_goes_to_claimed_accounts_with_a_confirmed_address(string? email, string? password, bool isConfirmed, bool may) => Assert.Equal(
        may,
        MailPermissions.MayBeMailed(new Member { Email = email, PasswordHash = password, EmailConfirmedAt = isConfirmed ? DateTimeOffset.UnixEpoch : null }));

    [Theory]
    [InlineData(NotificationKind.Mention, MailRhythm.Daily)]
    [InlineData(NotificationKind.Quote, MailRhythm.Daily)]
    [InlineData(NotificationKind.ReplyToPost, MailRhythm.Daily)]
    [InlineData(NotificationKind.ReplyToTopic, MailRhythm.Daily)]
    [InlineData(NotificationKind.PostHidden, MailRhythm.Daily)]
    [InlineData(NotificationKind.ReplyInWatchedTopic, MailRhythm.Immediately)]
    [InlineData(NotificationKind.TopicInWatchedCategory, MailRhythm.Immediately)]
    [InlineData(NotificationKind.Like, MailRhythm.Never)]
    public void Each_kind_has_the_rhythm_of_its_group(NotificationKind kind, MailRhythm rhythm) =>
        Assert.Equal(rhythm, MailPermissions.RhythmOf(new Member { MailsDirect = MailRhythm.Daily, MailsWatched = MailRhythm.Immediately }, kind));
}
