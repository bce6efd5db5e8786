using LinqToDB;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Topics;
using Parley.Markup;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Posts;

/// <summary>Writes another text into a post, in the caller's transaction, and keeps what it said before.</summary>
public sealed class SavePostText(ParleyDb db, KeepVersion versions, JobQueue jobs, TimeProvider time)
{
    /// <summary>
    /// False when somebody else edited the post since the form was made: who writes last shall not wipe out what was written before.
    /// <paramref name="title"/> is the topic's, and is not looked at but for its first post.
    /// </summary>
    public async Task<bool> SaveAsync(
        Viewer viewer, EditablePost found, string markdown, BakedText text, string title, int? seenEdits, CancellationToken cancel)
    {
        if (!await WriteAsync(found.Post, markdown, text, seenEdits ?? found.Post.EditCount, cancel))
            return false;

        var isFirst = found.Post.IsFirst;
        if (isFirst && title != found.Topic.Title)
            await RenameAsync(found.Topic, title, cancel);
        await versions.KeepAsync(found.Post, isFirst ? found.Topic.Title : null, viewer.RequireMember(), markdown, isFirst ? title : null, cancel);
        await jobs.EnqueueAsync(new PostEdited(found.Post.Id.Value, [.. text.MentionedMembers.Select(member => member.Value)]), cancel);
        return true;
    }

    async Task<bool> WriteAsync(Post post, string markdown, BakedText text, int seen, CancellationToken cancel) =>
        await db.Posts.Where(row => row.Id == post.Id && row.EditCount == seen)
            .Set(row => row.Markdown, markdown)
            .Set(row => row.Html, text.Html)
            .Set(row => row.RendererVersion, PostMarkdown.RendererVersion)
            .Set(row => row.EditedAt, (DateTimeOffset?)time.GetUtcNow())
            .Set(row => row.EditCount, row => row.EditCount + 1)
            .UpdateAsync(cancel) == 1;

    Task<int> RenameAsync(Topic topic, string title, CancellationToken cancel) =>
        db.Topics.Where(row => row.Id == topic.Id).Set(row => row.Title, title).Set(row => row.Slug, TopicSlug.Of(title)).UpdateAsync(cancel);
}
