using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Data.Scopes;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Shared;
using Parley.Domain.Topics;
using Parley.Markup;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Posts;

public sealed class EditPost(ParleyDb db, BakeText bake, KeepDraft drafts, JobQueue jobs, TimeProvider time)
{
    public static string PlaceOf(PostId post) => $"/p/{post}/edit";

    /// <summary>The post with its topic, when this viewer may edit it.</summary>
    public async Task<EditablePost?> FindAsync(Viewer viewer, PostId id, CancellationToken cancel)
    {
        var found = await (
            from post in db.PostsVisibleTo(viewer)
            join topic in db.Topics on post.TopicId equals topic.Id
            where post.Id == id
            select new EditablePost { Post = post, Topic = topic }).SingleOrDefaultAsync(cancel);
        return found is not null && PostPermissions.CanEdit(viewer, found.Topic, found.Post) ? found : null;
    }

    public async Task<Outcome<PostedReply>> EditAsync(Viewer viewer, PostId id, EditPostForm form, CancellationToken cancel)
    {
        if (PostText.Check(form.CleanText, "text") is { } problem)
            return problem;

        var text = await bake.BakeAsync(form.CleanText, cancel);
        return await db.WriteAsync(() => UpdateAsync(viewer, id, form.CleanText, text, cancel), cancel);
    }

    async Task<Outcome<PostedReply>> UpdateAsync(Viewer viewer, PostId id, string markdown, BakedText text, CancellationToken cancel)
    {
        if (await FindAsync(viewer, id, cancel) is not { } found)
            return new NotThere();

        if (found.Post.Markdown != markdown)
            await SaveAsync(found.Post, markdown, text, cancel);
        await drafts.ForgetAsync(viewer, PlaceOf(id), cancel);
        return new PostedReply(found.Topic.Id, found.Topic.Slug, found.Post.Number);
    }

    async Task SaveAsync(Post post, string markdown, BakedText text, CancellationToken cancel)
    {
        await db.Posts.Where(row => row.Id == post.Id)
            .Set(row => row.Markdown, markdown)
            .Set(row => row.Html, text.Html)
            .Set(row => row.RendererVersion, PostMarkdown.RendererVersion)
            .Set(row => row.EditedAt, (DateTimeOffset?)time.GetUtcNow())
            .Set(row => row.EditCount, row => row.EditCount + 1)
            .UpdateAsync(cancel);
        await jobs.EnqueueAsync(new PostEdited(post.Id.Value, [.. text.MentionedMembers.Select(member => member.Value)]), cancel);
    }
}

public sealed record EditablePost
{
    public required Post Post { get; init; }

    public required Topic Topic { get; init; }
}
