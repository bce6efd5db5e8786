using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Categories;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Shared;
using Parley.Domain.Topics;

namespace Parley.Web.Features.Topics;

/// <summary>Moves a topic into another category, one that the mover may start topics in.</summary>
public sealed class MoveTopic(ParleyDb db, TakeTopic take, NoteAct note, TimeProvider time)
{
    public async Task<FoundTopic?> FindAsync(Viewer viewer, TopicId id, CancellationToken cancel) =>
        await take.FindAsync(viewer, id, cancel) is { } found && TopicPermissions.CanMove(viewer, found.Topic) ? found : null;

    public async Task<Outcome<FoundTopic>> MoveAsync(Viewer viewer, TopicId id, CategoryId? category, CancellationToken cancel) => category is { } there
        ? await db.WriteAsync(() => TryMoveAsync(viewer, id, there, cancel), cancel)
        : new Problem("category", "CategoryMissing");

    async Task<Outcome<FoundTopic>> TryMoveAsync(Viewer viewer, TopicId id, CategoryId there, CancellationToken cancel)
    {
        if (await take.TakeAsync(viewer, id, cancel) is not { } found || !TopicPermissions.CanMove(viewer, found.Topic))
            return new NotThere();
        if (await db.CategoriesStartedBy(viewer).SingleOrDefaultAsync(row => row.Id == there, cancel) is not { } target)
            return new Problem("category", "CategoryMissing");
        if (found.Topic.CategoryId == there)
            return found;

        await db.KeepMarksAsync(found.Topic, there, time.GetUtcNow(), cancel);
        await db.Topics.Where(row => row.Id == id).Set(row => row.CategoryId, there).UpdateAsync(cancel);
        if (found.Topic.IsShown)
            await CountAsync(found.Topic, there, cancel);
        if (TopicPermissions.OwesReason(viewer, found.Topic))
            await note.LogAsync(viewer, found, ModeratorAct.TopicMoved, "", found.Category.Name, target.Name, cancel);

        // Without the names of the categories: who reads it later may not know of either.
        await note.ShowAsync(viewer, id, PostKind.Moved, "", cancel);
        return found;
    }

    async Task CountAsync(Topic topic, CategoryId there, CancellationToken cancel)
    {
        await CountAsync(topic.CategoryId, -1, -topic.ReplyCount, cancel);
        await CountAsync(there, 1, topic.ReplyCount, cancel);
    }

    Task<int> CountAsync(CategoryId category, int topics, int replies, CancellationToken cancel) => db.Categories
        .Where(row => row.Id == category)
        .Set(row => row.TopicCount, row => row.TopicCount + topics)
        .Set(row => row.ReplyCount, row => row.ReplyCount + replies)
        .UpdateAsync(cancel);
}
