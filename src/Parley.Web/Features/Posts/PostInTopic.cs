using Parley.Domain.Permissions;
using Parley.Domain.Topics;
using Parley.Markup;

namespace Parley.Web.Features.Posts;

/// <summary>A post where it stands, with what this viewer may do with it.</summary>
public sealed record PostInTopic(PostView View, Topic Topic, Viewer Viewer, IReadOnlySet<string> IgnoredNames)
{
    public bool MayReplyHere { get; init; }

    public bool CanReply => TopicPermissions.CanReply(Viewer, Topic, MayReplyHere);

    /// <summary>The text, with <paramref name="words"/> instead of quotes of those whom the viewer ignores.</summary>
    public string HtmlWith(string words) => IgnoredQuotes.Fold(View.Post.Html, IgnoredNames, words);

    public bool CanEdit => PostPermissions.CanEdit(Viewer, Topic, View.Post);
}
