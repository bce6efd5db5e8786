using Parley.Domain.Accounts;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Topics;
using Xunit;

namespace Parley.UnitTests.Domain.Permissions;

public sealed class PermissionsTests
{
    public enum Who
    {
        Guest,
        Author,
        OtherMember,
        Moderator,
        Administrator,
    }

    [Theory]
    [InlineData(Who.Guest, false, false)]
    [InlineData(Who.Guest, true, false)]
    [InlineData(Who.Author, false, true)]
    [InlineData(Who.Author, true, false)]
    [InlineData(Who.OtherMember, false, true)]
    [InlineData(Who.OtherMember, true, false)]
    [InlineData(Who.Moderator, false, true)]
    [InlineData(Who.Moderator, true, true)]
    [InlineData(Who.Administrator, false, true)]
    [InlineData(Who.Administrator, true, true)]
    public void Members_reply_to_open_topics_and_staff_to_all(Who who, bool isClosed, bool can) =>
        Assert.Equal(can, TopicPermissions.CanReply(Viewer(who), Topic(isClosed), mayReplyHere: true));

    [Theory]
    [InlineData(Who.Guest, false, PostKind.Text, false)]
    [InlineData(Who.Author, false, PostKind.Text, true)]
    [InlineData(Who.Author, true, PostKind.Text, false)]
    [InlineData(Who.Author, false, PostKind.Closed, false)]
    [InlineData(Who.OtherMember, false, PostKind.Text, false)]
    [InlineData(Who.OtherMember, true, PostKind.Text, false)]
    [InlineData(Who.Moderator, false, PostKind.Text, true)]
    [InlineData(Who.Moderator, true, PostKind.Text, true)]
    [InlineData(Who.Moderator, false, PostKind.Closed, false)]
    [InlineData(Who.Administrator, true, PostKind.Text, true)]
    [InlineData(Who.Administrator, true, PostKind.Pinned, false)]
    public void Authors_edit_their_texts_in_open_topics_and_staff_every_text(Who who, bool isClosed, PostKind kind, bool can) =>
        Assert.Equal(can, PostPermissions.CanEdit(Viewer(who), Topic(isClosed), new Post { AuthorId = Author, Kind = kind }));

    [Theory]
    [InlineData(Who.Guest, HiddenCauses.None, false)]
    [InlineData(Who.Author, HiddenCauses.None, false)]
    [InlineData(Who.OtherMember, HiddenCauses.None, true)]
    [InlineData(Who.Moderator, HiddenCauses.None, true)]
    [InlineData(Who.Moderator, HiddenCauses.ByAuthor, false)]
    public void Others_like_what_is_seen(Who who, HiddenCauses hidden, bool can) =>
        Assert.Equal(can, PostPermissions.CanLike(Viewer(who), Topic(isClosed: true), Reply(hidden)));

    [Theory]
    [InlineData(Who.Guest, HiddenCauses.None, HiddenCauses.None)]
    [InlineData(Who.Author, HiddenCauses.None, HiddenCauses.ByAuthor)]
    [InlineData(Who.Author, HiddenCauses.ByModerator, HiddenCauses.None)]
    [InlineData(Who.OtherMember, HiddenCauses.None, HiddenCauses.None)]
    [InlineData(Who.Moderator, HiddenCauses.None, HiddenCauses.ByModerator)]
    [InlineData(Who.Moderator, HiddenCauses.ByAuthor, HiddenCauses.ByModerator)]
    [InlineData(Who.Moderator, HiddenCauses.ByModerator, HiddenCauses.None)]
    public void Authors_and_moderators_hide_for_their_own_cause(Who who, HiddenCauses hidden, HiddenCauses cause) =>
        Assert.Equal(cause, PostPermissions.CauseToHide(Viewer(who), Topic(isClosed: false), Reply(hidden)));

    [Theory]
    [InlineData(Who.Guest, HiddenCauses.ByAuthor, HiddenCauses.None)]
    [InlineData(Who.Author, HiddenCauses.ByAuthor | HiddenCauses.ByModerator, HiddenCauses.ByAuthor)]
    [InlineData(Who.Author, HiddenCauses.ByModerator, HiddenCauses.None)]
    [InlineData(Who.OtherMember, HiddenCauses.ByAuthor, HiddenCauses.None)]
    [InlineData(Who.Moderator, HiddenCauses.ByAuthor | HiddenCauses.ByModerator, HiddenCauses.ByModerator)]
    [InlineData(Who.Moderator, HiddenCauses.ByAuthor, HiddenCauses.None)]
    public void Each_cause_is_lifted_by_its_own_people(Who who, HiddenCauses hidden, HiddenCauses cause) =>
        Assert.Equal(cause, PostPermissions.CauseToLift(Viewer(who), Topic(isClosed: false), Reply(hidden)));

    [Fact]
    public void First_post_is_hidden_by_nobody()
    {
        foreach (var who in Enum.GetValues<Who>())
            Assert.Equal(HiddenCauses.None, PostPermissions.CauseToHide(Viewer(who), Topic(isClosed: false), Reply(HiddenCauses.None) with { Number = 1 }));
    }

    [Theory]
    [InlineData(Who.Guest, false)]
    [InlineData(Who.Author, false)]
    [InlineData(Who.OtherMember, false)]
    [InlineData(Who.Moderator, true)]
    [InlineData(Who.Administrator, true)]
    public void Where_a_category_takes_no_replies_only_staff_replies(Who who, bool can) =>
        Assert.Equal(can, TopicPermissions.CanReply(Viewer(who), Topic(isClosed: false), mayReplyHere: false));

    [Fact]
    public void Guest_is_nobody_whatever_the_role_says()
    {
        var forged = new Viewer(null, Role.Administrator);

        Assert.False(forged.IsStaff);
        Assert.Throws<InvalidOperationException>(() => forged.RequireMember());
    }

    static readonly MemberId Author = new(1);

    static Viewer Viewer(Who who) => who switch
    {
        Who.Guest => Parley.Domain.Permissions.Viewer.Guest,
        Who.Author => new(Author, Role.Member),
        Who.OtherMember => new(new MemberId(2), Role.Member),
        Who.Moderator => new(new MemberId(3), Role.Moderator),
        _ => new(new MemberId(4), Role.Administrator),
    };

    static Topic Topic(bool isClosed) => new() { ClosedAt = isClosed ? DateTimeOffset.UnixEpoch : null };

    static Post Reply(HiddenCauses hidden) => new() { Number = 2, AuthorId = Author, Hidden = hidden };
}
