using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Holding;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Shared;
using Parley.Domain.Topics;
using Parley.Markup;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Posts;

/// <summary>Adds something, with its date, below the first post of a topic, whose text stays as it is.</summary>
public sealed class AddToTopic(ParleyDb db, PrepareText prepare, JudgeText judge, SavePostText save, KeepDraft drafts, TimeProvider time)
{
    const int MostAttempts = 3;

    public static string PlaceOf(TopicId topic) => $"/t/{topic}/addition";

    /// <summary>The topic with its first post, when this viewer may add to it.</summary>
    public async Task<EditablePost?> FindAsync(Viewer viewer, TopicId id, CancellationToken cancel)
    {
        var found = await (
            from post in db.PostsVisibleTo(viewer)
            join topic in db.Topics on post.TopicId equals topic.Id
            where topic.Id == id && post.Number == 1
            select new EditablePost { Post = post, Topic = topic }).SingleOrDefaultAsync(cancel);
        return found is not null && TopicPermissions.CanAdd(viewer, found.Topic) ? found : null;
    }

    /// <summary>Where the text was edited while it was baked, the addition goes below what it says now.</summary>
    public async Task<Outcome<PostAddress>> AddAsync(Viewer viewer, TopicId id, string addition, CancellationToken cancel)
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            if (await FindAsync(viewer, id, cancel) is not { } found)
                return new NotThere();
            var prepared = await prepare.PrepareAsync(addition, cancel);
            if (!prepared.IsDone)
                return prepared.Problems.ToList();
            if (Additions.EndsWith(found.Post.Markdown, prepared.Value.Markdown))
                return AddressOf(found);

            var judged = await judge.JudgeEditAsync(viewer, found.Post.Id, prepared.Value, cancel);
            var (problem, text) = judged.Problem is { } refused ? (refused, null) : await TextAsync(found, prepared.Value.Markdown, cancel);
            if (problem is not null)
                return problem;
            if (await db.WriteAsync(() => SaveAsync(viewer, found, text!, judged.Hold, cancel), cancel))
                return AddressOf(found);
        }

        return new Problem("text", "EditedMeanwhile");
    }

    async Task<(Problem? Problem, NewText? Text)> TextAsync(EditablePost found, string addition, CancellationToken cancel)
    {
        var markdown = Additions.Join(found.Post.Markdown, time.GetUtcNow(), addition);
        if (PostText.Check(markdown, "text") is { } wrong)
            return (wrong, null);

        // Code or a quote that the text above opens and does not close would swallow what comes below.
        var text = await prepare.BakeAsync(markdown, cancel);
        return Additions.CountIn(text.Html) > Additions.CountIn(found.Post.Html)
            ? (null, new(markdown, text, found.Topic.Title, found.Post.EditCount) { IsOwnVersion = true })
            : (new Problem("text", "AdditionSwallowed"), null);
    }

    async Task<bool> SaveAsync(Viewer viewer, EditablePost read, NewText text, Hold? hold, CancellationToken cancel)
    {
        await db.Topics.Where(row => row.Id == read.Topic.Id).TakeAsync(cancel);
        if (await FindAsync(viewer, read.Topic.Id, cancel) is not { } found || found.Post.EditCount != text.SeenEdits)
            return false;
        if (!await save.SaveAsync(viewer, found, text with { Title = found.Topic.Title }, cancel))
            return false;

        await save.HoldAsync(viewer, found.Post.Id, hold, cancel);
        await drafts.ForgetAsync(viewer, PlaceOf(found.Topic.Id), cancel);
        return true;
    }

    static PostAddress AddressOf(EditablePost found) => new(found.Topic.Id, found.Topic.Slug, found.Post.Number);
}
