using System.Data.Common;
using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Data.Settings;
using Parley.Domain.Filters;
using Parley.Domain.Permissions;
using Parley.Domain.Shared;
using Parley.Domain.Tags;
using Parley.Domain.Topics;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Topics;

/// <summary>Gives a topic its tags. A tag that was renamed is found by its old names.</summary>
public sealed class TagTopic(ParleyDb db, FilterFields filters, TimeProvider time)
{
    /// <summary>The setting of who may make a tag that is new.</summary>
    public const string CreatorsSetting = "tags.creators";

    public const string CreatorsMembers = "members";
    public const string CreatorsModerators = "moderators";

    /// <summary>
    /// The tags of these names. Before the topic's own transaction: where two make the same tag at once, one of them finds it made.
    /// </summary>
    public async Task<Outcome<IReadOnlyList<Tag>>> FindOrAddAsync(Viewer viewer, IReadOnlyList<string> names, Topic? topic, CancellationToken cancel)
    {
        if (names.Count == 0)
            return new List<Tag>();

        // Before any is made: nobody shall find it among the tags.
        foreach (var name in names)
        {
            if (await filters.RefusedTagAsync(viewer, name, cancel) is { } refused)
                return Refusals.Word("tags", refused.Found);
        }

        var found = await FindAsync(names, cancel);
        if (!await MayCreateAsync(viewer, cancel))
        {
            var known = await KnownAsync(viewer, found.Values, topic, cancel);
            return names.FirstOrDefault(name => !found.TryGetValue(name, out var tag) || !known.Contains(tag.Id)) is { } unknown
                ? TagName.Unknown(unknown, "tags")
                : InOrder(names, found);
        }

        foreach (var name in names.Where(name => !found.ContainsKey(name)))
            found[name] = await AddAsync(name, cancel);
        return InOrder(names, found);
    }

    /// <summary>In the transaction of the topic: these, and no others.</summary>
    public async Task TagAsync(TopicId topic, IReadOnlyList<Tag> tags, CancellationToken cancel)
    {
        await db.TopicTags.Where(link => link.TopicId == topic).DeleteAsync(cancel);
        foreach (var tag in tags)
            await db.InsertAsync(new TopicTag { TopicId = topic, TagId = tag.Id }, token: cancel);
        await db.Topics.Where(row => row.Id == topic).Set(row => row.Tags, string.Join(' ', tags.Select(tag => tag.Name))).UpdateAsync(cancel);
    }

    async Task<bool> MayCreateAsync(Viewer viewer, CancellationToken cancel) =>
        viewer.IsStaff || await db.SettingAsync(CreatorsSetting, cancel) != CreatorsModerators;

    async Task<Dictionary<string, Tag>> FindAsync(IReadOnlyList<string> names, CancellationToken cancel)
    {
        var wanted = names.ToArray();
        var found = await db.Tags.Where(tag => wanted.Contains(tag.Name)).ToDictionaryAsync(tag => tag.Name, cancel);
        var renamed = await (
            from old in db.OldTagNames
            join tag in db.Tags on old.TagId equals tag.Id
            where wanted.Contains(old.Name)
            select new { old.Name, Tag = tag }).ToListAsync(cancel);
        foreach (var row in renamed)
            found.TryAdd(row.Name, row.Tag);
        return found;
    }

    // Of those that the viewer can have come across: a tag of hidden topics alone is refused like one that does not exist.
    async Task<HashSet<TagId>> KnownAsync(Viewer viewer, IEnumerable<Tag> tags, Topic? topic, CancellationToken cancel)
    {
        var (ids, own) = (tags.Select(tag => tag.Id).ToArray(), topic?.Id ?? default);
        var visible = await (
            from link in db.TopicTags
            join seen in db.TopicsVisibleTo(viewer) on link.TopicId equals seen.Id
            where ids.Contains(link.TagId) || link.TopicId == own
            select link.TagId).Distinct().ToListAsync(cancel);
        return [.. visible];
    }

    async Task<Tag> AddAsync(string name, CancellationToken cancel)
    {
        try
        {
            await db.WriteAsync(() => db.InsertAsync(new Tag { Name = name, CreatedAt = time.GetUtcNow() }, token: cancel), cancel);
        }
        catch (DbException twice) when (db.Transaction is null && db.IsUniqueViolation(twice))
        {
        }

        return await db.Tags.SingleAsync(tag => tag.Name == name, cancel);
    }

    static List<Tag> InOrder(IEnumerable<string> names, Dictionary<string, Tag> found) => [.. names.Select(name => found[name]).DistinctBy(tag => tag.Id)];
}
