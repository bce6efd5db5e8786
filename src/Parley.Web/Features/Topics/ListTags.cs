using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Permissions;
using Parley.Domain.Tags;

namespace Parley.Web.Features.Topics;

/// <summary>Reads tags with the number of topics that the viewer may see; a tag that has none of these is not there for the viewer.</summary>
public sealed class ListTags(ParleyDb db)
{
    const int MostShown = 500;
    const int MostCompleted = 8;

    public Task<List<CountedTag>> VisibleToAsync(Viewer viewer, CancellationToken cancel) =>
        Counted(viewer, db.Tags).OrderByDescending(row => row.Topics).ThenBy(row => row.Name).Take(MostShown).ToListAsync(cancel);

    /// <summary>Made for a topic that came to nothing, or taken off its last one. For moderators.</summary>
    public Task<List<Tag>> UnusedAsync(CancellationToken cancel) =>
        db.Tags.Where(tag => !db.TopicTags.Any(link => link.TagId == tag.Id)).OrderBy(tag => tag.Name).Take(MostShown).ToListAsync(cancel);

    /// <summary>Those that begin so, the most used first.</summary>
    public Task<List<string>> CompleteAsync(Viewer viewer, string typed, CancellationToken cancel)
    {
        // A range, unlike LIKE, is found on the index on all three databases and knows no wildcards.
        var end = typed + char.MaxValue;
        return Counted(viewer, db.Tags.Where(tag => tag.Name.CompareTo(typed) >= 0 && tag.Name.CompareTo(end) < 0))
            .OrderByDescending(row => row.Topics).ThenBy(row => row.Name).Select(row => row.Name).Take(MostCompleted).ToListAsync(cancel);
    }

    /// <summary>The tag of this name, or the one that had it before.</summary>
    public async Task<Tag?> FindAsync(string name, CancellationToken cancel) =>
        await db.Tags.SingleOrDefaultAsync(tag => tag.Name == name, cancel)
        ?? await (from old in db.OldTagNames join tag in db.Tags on old.TagId equals tag.Id where old.Name == name select tag).SingleOrDefaultAsync(cancel);

    /// <summary>Guests see a topic that has it.</summary>
    public Task<bool> IsPublicAsync(Tag tag, CancellationToken cancel) => db.TagsVisibleTo(Viewer.Guest).AnyAsync(row => row.Id == tag.Id, cancel);

    IQueryable<CountedTag> Counted(Viewer viewer, IQueryable<Tag> tags) =>
        from tag in tags
        join link in db.TopicTags on tag.Id equals link.TagId
        join topic in db.TopicsVisibleTo(viewer) on link.TopicId equals topic.Id
        group topic by new { tag.Id, tag.Name } into ofTag
        select new CountedTag { Id = ofTag.Key.Id, Name = ofTag.Key.Name, Topics = ofTag.Count() };
}

public sealed record CountedTag
{
    public required TagId Id { get; init; }

    public required string Name { get; init; }

    public required int Topics { get; init; }
}
