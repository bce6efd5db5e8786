using Parley.Domain.Posts;
using Parley.Domain.Topics;
using Parley.Web.Features.Polls;
using Parley.Web.Features.Shared;
using Parley.Web.Features.Topics;

namespace Parley.Web.Features.Posts;

/// <summary>The field in which posts are written, wherever it stands.</summary>
public sealed record Composer
{
    /// <summary>Where the form is sent to.</summary>
    public required string Action { get; init; }

    /// <summary>The topic in which it will stand.</summary>
    public required TopicId Topic { get; init; }

    /// <summary>The key of the word on its button.</summary>
    public required string SubmitKey { get; init; }

    public required string? Text { get; init; }

    public required FormProblems Problems { get; init; }

    public string? Submission { get; init; }

    public int? ReplyTo { get; init; }

    /// <summary>Whose post that is, where it is known; scripts know it from the page.</summary>
    public string? ReplyToName { get; init; }

    /// <summary>How often the edited post was edited before; an edit must know of all of them.</summary>
    public int? SeenEdits { get; init; }

    /// <summary>The topic's title, where its first post is edited.</summary>
    public TitleField? Title { get; init; }

    /// <summary>The topic's tags, where its first post is edited.</summary>
    public TagsField? Tags { get; init; }

    /// <summary>A poll to be added, where the first post of a topic without one is edited.</summary>
    public PollFields? Poll { get; init; }

    /// <summary>The path of the place where it is written; see <see cref="Draft.Place"/>.</summary>
    public string Place => Action.EndsWith("/replies", StringComparison.Ordinal) ? Action[..^"/replies".Length] : Action;

    /// <summary>What stands in it was kept before.</summary>
    public bool HasDraft { get; init; }

    /// <summary>The text as it will stand there, when a preview was asked for.</summary>
    public string? Preview { get; init; }
}

static class Composers
{
    public static Composer ForReply(
        Topic topic, ReplyForm form, FormProblems problems, string? replyToName = null, string? preview = null) => new()
        {
            Action = $"{PostReply.PlaceOf(topic.Id)}/replies",
            Topic = topic.Id,
            SubmitKey = "PostReply",
            Text = form.Text,
            Problems = problems,
            Submission = SubmissionKey.Of(form.Submission),
            ReplyTo = form.ReplyTo,
            ReplyToName = replyToName,
            Preview = preview,
        };

    public static Composer ForAddition(Topic topic, EditPostForm form, FormProblems problems, string? preview = null) => new()
    {
        Action = AddToTopic.PlaceOf(topic.Id),
        Topic = topic.Id,
        SubmitKey = "AddIt",
        Text = form.Text,
        Problems = problems,
        Preview = preview,
    };

    public static Composer ForEdit(EditablePost found, EditPostForm form, FormProblems problems, string? preview = null) => new()
    {
        Action = EditPost.PlaceOf(found.Post.Id),
        Topic = found.Topic.Id,
        SubmitKey = "SavePost",
        Text = form.Text,
        Problems = problems,
        SeenEdits = found.Post.EditCount,
        Preview = preview,
        Title = found.Post.IsFirst ? new(form.Title ?? found.Topic.Title, problems.For("title")) : null,
        Tags = found.Post.IsFirst ? new(form.Tagged ? form.Tags : string.Join(", ", found.Topic.TagNames), problems.For("tags")) : null,
        Poll = found.Post.IsFirst && !found.Topic.HasPoll ? new(form.Poll, problems) : null,
    };
}
