using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Shared;
using Parley.Domain.Topics;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Posts;

public sealed class EditPost(ParleyDb db, BakeText bake, SavePostText save, KeepDraft drafts)
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

    public async Task<Outcome<PostAddress>> EditAsync(Viewer viewer, PostId id, EditPostForm form, CancellationToken cancel)
    {
        if (PostText.Check(form.CleanText, "text") is { } problem)
            return problem;

        var text = await bake.BakeAsync(form.CleanText, cancel);
        return text.Check("text") is { } nothing ? nothing : await db.WriteAsync(() => UpdateAsync(viewer, id, form, text, cancel), cancel);
    }

    async Task<Outcome<PostAddress>> UpdateAsync(Viewer viewer, PostId id, EditPostForm form, BakedText text, CancellationToken cancel)
    {
        if (await FindAsync(viewer, id, cancel) is not { } found)
            return new NotThere();

        var isSame = found.Post.Markdown == form.CleanText;
        if (!isSame && !await save.SaveAsync(viewer, found, new(form.CleanText, text, found.Topic.Title, form.SeenEdits), cancel))
            return new Problem("text", "EditedMeanwhile");
        await drafts.ForgetAsync(viewer, PlaceOf(id), cancel);
        return new PostAddress(found.Topic.Id, found.Topic.Slug, found.Post.Number);
    }
}

public sealed record EditablePost
{
    public required Post Post { get; init; }

    public required Topic Topic { get; init; }
}
