using LinqToDB;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Holding;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Topics;
using Parley.Markup;
using Parley.Web.Features.Files;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Posts;

/// <summary>Writes another text into a post, in the caller's transaction, and keeps what it said before.</summary>
public sealed class SavePostText(ParleyDb db, KeepVersion versions, ReferToFiles refer, HoldAgain holdAgain, JobQueue jobs, TimeProvider time)
{
    /// <summary>False when somebody else edited the post since the form was made: who writes last shall not wipe out what was written before.</summary>
    public async Task<bool> SaveAsync(Viewer viewer, EditablePost found, NewText text, CancellationToken cancel)
    {
        if (!await WriteAsync(found.Post, text, cancel))
            return false;

        var isFirst = found.Post.IsFirst;
        if (isFirst && text.Title != found.Topic.Title)
            await RenameAsync(found.Topic, text.Title, cancel);
        await versions.KeepAsync(found.Post, isFirst ? found.Topic.Title : null, VersionOf(viewer, found.Post, text), text.IsOwnVersion, cancel);
        await refer.OfEditedPostAsync(viewer, found.Post.Id, text.Baked, cancel);
        await jobs.EnqueueAsync(new PostEdited(found.Post.Id.Value, [.. text.Baked.MentionedMembers.Select(member => member.Value)]), cancel);
        return true;
    }

    /// <summary>In the same transaction, once all is saved: what the post says now waits for review.</summary>
    public Task HoldAsync(Viewer viewer, PostId post, Hold? hold, CancellationToken cancel) =>
        hold is null ? Task.CompletedTask : holdAgain.HoldAsync(viewer, post, hold, cancel);

    async Task<bool> WriteAsync(Post post, NewText text, CancellationToken cancel)
    {
        var seen = text.SeenEdits ?? post.EditCount;
        return await db.Posts.Where(row => row.Id == post.Id && row.EditCount == seen)
            .Set(row => row.Markdown, text.Markdown)
            .Set(row => row.Html, text.Baked.Html)
            .Set(row => row.RendererVersion, PostMarkdown.RendererVersion)
            .Set(row => row.EditedAt, (DateTimeOffset?)time.GetUtcNow())
            .Set(row => row.EditCount, row => row.EditCount + 1)
            .UpdateAsync(cancel) == 1;
    }

    PostVersion VersionOf(Viewer viewer, Post post, NewText text) => new()
    {
        PostId = post.Id,
        EditorId = viewer.RequireMember(),
        CreatedAt = time.GetUtcNow(),
        Title = post.IsFirst ? text.Title : null,
        Markdown = text.Markdown,
    };

    Task<int> RenameAsync(Topic topic, string title, CancellationToken cancel) =>
        db.Topics.Where(row => row.Id == topic.Id).Set(row => row.Title, title).Set(row => row.Slug, TopicSlug.Of(title)).UpdateAsync(cancel);
}

/// <summary>What a post is to say. The title is the topic's, and not looked at but for its first post.</summary>
public sealed record NewText(string Markdown, BakedText Baked, string Title, int? SeenEdits)
{
    /// <summary>It is a version of its own, however quick: an old one that is brought back, or an addition.</summary>
    public bool IsOwnVersion { get; init; }
}
