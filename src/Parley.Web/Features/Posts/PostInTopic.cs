using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Topics;
using Parley.Markup;
using Parley.Web.Features.Polls;

namespace Parley.Web.Features.Posts;

/// <summary>A post where it stands, with what this viewer may do with it.</summary>
public sealed record PostInTopic(PostView View, Topic Topic, Viewer Viewer, IReadOnlySet<string> IgnoredNames)
{
    /// <summary>The viewer sees it for the first time.</summary>
    public bool IsNew { get; init; }

    public bool MayReplyHere { get; init; }

    public bool CanReply => TopicPermissions.CanReply(Viewer, Topic, MayReplyHere);

    /// <summary>The text, with <paramref name="words"/> instead of quotes of those whom the viewer ignores.</summary>
    public string HtmlWith(string words) => IgnoredQuotes.Fold(View.Post.Html, IgnoredNames, words);

    /// <summary>The same, cut where its author added something later; see <see cref="Additions"/>.</summary>
    public IEnumerable<(DateTimeOffset? At, string Html)> PartsWith(string words) =>
        View.Post.IsFirst ? Additions.PartsOf(HtmlWith(words)) : [(null, HtmlWith(words))];

    public bool CanAdd => View.Post.IsFirst && TopicPermissions.CanAdd(Viewer, Topic);

    public bool CanEdit => PostPermissions.CanEdit(Viewer, Topic, View.Post);

    public bool CanReadHistory => PostPermissions.CanReadHistory(Viewer, View.Post);

    public bool CanFlag => PostPermissions.CanFlag(Viewer, View.Post);

    public bool CanMove => !View.Post.IsFirst && TopicPermissions.CanRegroup(Viewer);

    public bool CanHide => PostPermissions.CauseToHide(Viewer, Topic, View.Post) != HiddenCauses.None;

    public bool CanRestore => PostPermissions.CauseToLift(Viewer, Topic, View.Post) != HiddenCauses.None;

    public bool CanMarkAnswer => PostPermissions.CanMarkAnswer(Viewer, Topic, View.Post);

    public bool CanUnmarkAnswer => PostPermissions.CanUnmarkAnswer(Viewer, Topic, View.Post);

    public LikeState Likes => new(View.Post.Id, View.Post.LikeCount, View.IsLiked, PostPermissions.CanLike(Viewer, Topic, View.Post));

    /// <summary>The topic's, below its first post.</summary>
    public PollView? Poll { get; init; }

    /// <summary>A moderator's words, where one hid the post.</summary>
    public string? HiddenReason { get; init; }

    /// <summary>It waits for moderators, and this viewer is one.</summary>
    public bool IsToReview => Viewer.IsStaff && View.Post.Hidden.HasFlag(HiddenCauses.Held);

    public bool IsOwn => Viewer.MemberId == View.Post.AuthorId;

    /// <summary>Who hid the post, as far as it is said.</summary>
    public string HiddenBy =>
        View.Post.Hidden.HasFlag(HiddenCauses.Held) ? "Held"
        : View.Post.Hidden.HasFlag(HiddenCauses.ByModerator) ? "ByModerator"
        : View.Post.Hidden.HasFlag(HiddenCauses.ByAuthor) ? "ByAuthor"
        : "Otherwise";
}
