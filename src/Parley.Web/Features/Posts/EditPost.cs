using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Holding;
using Parley.Domain.Permissions;
using Parley.Domain.Polls;
using Parley.Domain.Posts;
using Parley.Domain.Shared;
using Parley.Domain.Tags;
using Parley.Domain.Topics;
using Parley.Web.Features.Polls;
using Parley.Web.Features.Shared;
using Parley.Web.Features.Topics;

namespace Parley.Web.Features.Posts;

public sealed class EditPost(
    ParleyDb db, PrepareText prepare, TagTopic tagTopic, AddPoll addPoll, JudgeText judge, SavePostText save, KeepDraft drafts)
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

    /// <summary>The same in a transaction, which takes its topic's row first; see <see cref="FindPost.TakeAsync"/>.</summary>
    public async Task<EditablePost?> TakeAsync(Viewer viewer, PostId id, CancellationToken cancel)
    {
        var found = await FindAsync(viewer, id, cancel);
        for (TopicId? taken = null; found is not null && found.Topic.Id != taken; found = await FindAsync(viewer, id, cancel))
        {
            taken = found.Topic.Id;
            await db.Topics.Where(row => row.Id == taken).TakeAsync(cancel);
        }

        return found;
    }

    public async Task<Outcome<PostAddress>> EditAsync(Viewer viewer, PostId id, EditPostForm form, CancellationToken cancel)
    {
        Problem?[] problems =
        [
            form.Title is null ? null : TopicTitle.Check(form.CleanTitle, "title"),
            TagName.Check(form.TagNames, "tags"),
            PostText.Check(form.CleanText, "text"),
        ];
        var poll = await addPoll.PlanAsync(viewer, form.Poll, cancel);
        if (problems.OfType<Problem>().Concat(poll.Problems).ToList() is { Count: > 0 } wrong)
            return wrong;

        var text = await prepare.PrepareAsync(form.CleanText, cancel);
        if (!text.IsDone)
            return text.Problems.ToList();
        var title = form.Title is null ? null : await prepare.LineAsync(form.CleanTitle, cancel);
        if (title is not null && TopicTitle.Check(title, "title") is { } nothingLeft)
            return nothingLeft;

        var judged = await judge.JudgeEditAsync(viewer, id, text.Value with { Beside = Beside(form, title, poll.Value) }, cancel);
        if (judged.Problem is { } refused)
            return refused;

        var tags = await TagsAsync(viewer, id, form, cancel);
        if (!tags.IsDone)
            return tags.Problems.ToList();

        return await db.WriteAsync(() => UpdateAsync(viewer, id, form, new(text.Value, title, tags.Value, poll.Value, judged.Hold), cancel), cancel);
    }

    static List<WrittenField> Beside(EditPostForm form, string? title, NewPoll? poll)
    {
        var fields = form.TagNames.Select(tag => new WrittenField("tags", tag)).Concat(AddPoll.Words(poll)).ToList();
        if (title is not null)
            fields.Insert(0, new("title", title));
        return fields;
    }

    // None are added for a post that the viewer may not edit, or that has none.
    async Task<Outcome<IReadOnlyList<Tag>>> TagsAsync(Viewer viewer, PostId id, EditPostForm form, CancellationToken cancel) =>
        form.Tagged && await FindAsync(viewer, id, cancel) is { Post.IsFirst: true, Topic: var topic }
            ? await tagTopic.FindOrAddAsync(viewer, form.TagNames, topic, cancel)
            : new List<Tag>();

    async Task<Outcome<PostAddress>> UpdateAsync(Viewer viewer, PostId id, EditPostForm form, Checked sent, CancellationToken cancel)
    {
        if (await TakeAsync(viewer, id, cancel) is not { } found)
            return new NotThere();

        var poll = found.Post.IsFirst ? sent.Poll : null;
        if (poll is not null && await addPoll.CheckAsync(found.Topic.Id, cancel) is { } another)
            return another;

        var title = found.Post.IsFirst ? sent.Title ?? found.Topic.Title : found.Topic.Title;
        var isSame = found.Post.Markdown == sent.Text.Markdown && found.Topic.Title == title;
        if (!isSame && !await save.SaveAsync(viewer, found, new(sent.Text.Markdown, sent.Text.Baked, title, form.SeenEdits), cancel))
            return new Problem("text", "EditedMeanwhile");
        if (found.Post.IsFirst && form.Tagged)
            await tagTopic.TagAsync(found.Topic.Id, sent.Tags, cancel);
        if (poll is not null)
            await addPoll.AddAsync(found.Topic.Id, poll, cancel);
        await save.HoldAsync(viewer, id, sent.Hold, cancel);
        await drafts.ForgetAsync(viewer, PlaceOf(id), cancel);
        return new PostAddress(found.Topic.Id, TopicSlug.Of(title), found.Post.Number);
    }

    sealed record Checked(WrittenText Text, string? Title, IReadOnlyList<Tag> Tags, NewPoll? Poll, Hold? Hold);
}

public sealed record EditablePost
{
    public required Post Post { get; init; }

    public required Topic Topic { get; init; }
}
