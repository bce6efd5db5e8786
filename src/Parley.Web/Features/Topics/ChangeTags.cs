using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Permissions;
using Parley.Domain.Shared;
using Parley.Domain.Tags;
using Parley.Domain.Topics;

namespace Parley.Web.Features.Topics;

/// <summary>Renames a tag, or puts it into another one; the old name leads to where its topics are.</summary>
public sealed class ChangeTags(ParleyDb db)
{
    // Keeps a statement short.
    const int WatchersAtOnce = 500;

    public Task<Tag?> FindAsync(Viewer viewer, TagId id, CancellationToken cancel) =>
        viewer.IsStaff ? db.Tags.SingleOrDefaultAsync(tag => tag.Id == id, cancel) : Task.FromResult<Tag?>(null);

    /// <summary>Answers with the new name.</summary>
    public async Task<Outcome<string>> RenameAsync(Viewer viewer, TagId id, string? typed, CancellationToken cancel)
    {
        var name = TagName.Of(typed ?? "");
        if (name.Length == 0)
            return TagName.Missing("name");

        return TagName.Check([name], "name") is { } problem
            ? problem
            : await db.WriteAsync(() => RenameInAsync(viewer, id, name, cancel), cancel);
    }

    /// <summary>Answers with the name of the tag that stays.</summary>
    public Task<Outcome<string>> MergeAsync(Viewer viewer, TagId id, string? typed, CancellationToken cancel) =>
        db.WriteAsync(() => MergeInAsync(viewer, id, TagName.Of(typed ?? ""), cancel), cancel);

    async Task<Outcome<string>> RenameInAsync(Viewer viewer, TagId id, string name, CancellationToken cancel)
    {
        if (await LockAsync(viewer, id, cancel) is not { } tag)
            return new NotThere();
        if (tag.Name == name)
            return name;
        if (await db.Tags.AnyAsync(row => row.Name == name, cancel))
            return new Problem("name", "TagTaken", name);

        await ReplaceAsync(Tagged(id), tag.Name, name, cancel);
        await db.OldTagNames.Where(old => old.Name == name).DeleteAsync(cancel);
        await db.Tags.Where(row => row.Id == id).Set(row => row.Name, name).UpdateAsync(cancel);
        await db.InsertOrReplaceAsync(new OldTagName { Name = tag.Name, TagId = id }, token: cancel);
        return name;
    }

    async Task<Outcome<string>> MergeInAsync(Viewer viewer, TagId id, string name, CancellationToken cancel)
    {
        if (await LockAsync(viewer, id, cancel) is not { } tag)
            return new NotThere();
        if (await db.Tags.SingleOrDefaultAsync(row => row.Name == name, cancel) is not { } into || into.Id == id)
            return TagName.Unknown(name, "into");

        await MoveTopicsAsync(tag, into, cancel);
        await MoveWatchesAsync(tag, into, cancel);
        await db.OldTagNames.Where(old => old.TagId == id).Set(old => old.TagId, into.Id).UpdateAsync(cancel);
        await db.Tags.Where(row => row.Id == id).DeleteAsync(cancel);
        await db.InsertOrReplaceAsync(new OldTagName { Name = tag.Name, TagId = into.Id }, token: cancel);
        return into.Name;
    }

    // Two moderators at once go one after the other.
    async Task<Tag?> LockAsync(Viewer viewer, TagId id, CancellationToken cancel)
    {
        await db.Tags.Where(row => row.Id == id).Set(row => row.Name, row => row.Name).UpdateAsync(cancel);
        return await FindAsync(viewer, id, cancel);
    }

    async Task MoveTopicsAsync(Tag tag, Tag into, CancellationToken cancel)
    {
        var both = await db.TopicTags
            .Where(link => link.TagId == tag.Id && db.TopicTags.Any(other => other.TopicId == link.TopicId && other.TagId == into.Id))
            .Select(link => link.TopicId).ToListAsync(cancel);
        foreach (var topic in both)
        {
            await ReplaceAsync(db.Topics.Where(row => row.Id == topic), tag.Name, null, cancel);
            await db.TopicTags.Where(link => link.TopicId == topic && link.TagId == tag.Id).DeleteAsync(cancel);
        }

        await ReplaceAsync(Tagged(tag.Id), tag.Name, into.Name, cancel);
        await db.TopicTags.Where(link => link.TagId == tag.Id).Set(link => link.TagId, into.Id).UpdateAsync(cancel);
    }

    // Who chose something for the other one too chose that.
    async Task MoveWatchesAsync(Tag tag, Tag into, CancellationToken cancel)
    {
        var both = await db.TagWatches.Where(row => row.TagId == into.Id).Select(row => row.MemberId).ToListAsync(cancel);
        foreach (var some in both.Chunk(WatchersAtOnce))
            await db.TagWatches.Where(row => row.TagId == tag.Id && some.Contains(row.MemberId)).DeleteAsync(cancel);
        await db.TagWatches.Where(row => row.TagId == tag.Id).Set(row => row.TagId, into.Id).UpdateAsync(cancel);
    }

    IQueryable<Topic> Tagged(TagId id) => db.Topics.Where(topic => db.TopicTags.Any(link => link.TopicId == topic.Id && link.TagId == id));

    // What topics carry for lists to show: each name between two spaces, so that no part of a longer one is taken for it.
    static Task<int> ReplaceAsync(IQueryable<Topic> topics, string name, string? newName, CancellationToken cancel)
    {
        var (old, replacement) = ($" {name} ", newName is null ? " " : $" {newName} ");
        return topics.Set(topic => topic.Tags, topic => (" " + topic.Tags + " ").Replace(old, replacement).Trim()).UpdateAsync(cancel);
    }
}
