using System.Globalization;
using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Bulk;
using Parley.Domain.Categories;
using Parley.Domain.Posts;
using Parley.Domain.Topics;

namespace Parley.Web.Features.Bulk;

/// <summary>What an act on many is done to, and how far it is.</summary>
public sealed class ShowBulk(ParleyDb db)
{
    const int MostNamed = 20;
    const int MostListed = 100;

    public async Task<BulkProgress> ProgressAsync(BulkAct act, CancellationToken cancel)
    {
        var counts = await db.BulkItems.Where(row => row.BulkId == act.Id)
            .GroupBy(row => row.State).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancel);
        return new(act.ItemCount, counts);
    }

    /// <summary>The first of its things, by name.</summary>
    public async Task<IReadOnlyList<BulkThing>> ThingsAsync(BulkAct act, CancellationToken cancel)
    {
        var items = await db.BulkItems.Where(row => row.BulkId == act.Id).OrderBy(row => row.Id).Take(MostNamed).ToListAsync(cancel);
        var names = await NamesAsync(items, cancel);
        return [.. items.Select(item => new BulkThing(item, names.GetValueOrDefault((Sort(item.Kind), item.ThingId))))];
    }

    public Task<List<ListedBulk>> ListAsync(CancellationToken cancel) => (
        from act in db.BulkActs
        join moderator in db.Members on act.ModeratorId equals moderator.Id
        where act.StartedAt != null
        orderby act.Id descending
        select new ListedBulk(act, moderator.Name)).Take(MostListed).ToListAsync(cancel);

    public Task<string> ModeratorAsync(BulkAct act, CancellationToken cancel) =>
        db.Members.Where(row => row.Id == act.ModeratorId).Select(row => row.Name).SingleAsync(cancel);

    public async Task<string?> CategoryAsync(BulkAct act, CancellationToken cancel) =>
        act.Kind == BulkKind.MoveTopics && long.TryParse(act.Details, CultureInfo.InvariantCulture, out var id)
            ? await db.Categories.Where(row => row.Id == new CategoryId(id)).Select(row => row.Name).SingleOrDefaultAsync(cancel)
            : null;

    async Task<Dictionary<(ThingSort, long), BulkName>> NamesAsync(List<BulkItem> items, CancellationToken cancel)
    {
        var of = items.ToLookup(item => Sort(item.Kind), item => item.ThingId);
        var topics = of[ThingSort.Topic].Select(id => new TopicId(id)).ToArray();
        var posts = of[ThingSort.Post].Select(id => new PostId(id)).ToArray();
        var members = of[ThingSort.Member].Select(id => new MemberId(id)).ToArray();
        var names = new Dictionary<(ThingSort, long), BulkName>();
        foreach (var row in await db.Topics.Where(row => topics.Contains(row.Id)).Select(row => new { row.Id, row.Title }).ToListAsync(cancel))
            names[(ThingSort.Topic, row.Id.Value)] = new(row.Title, $"/t/{row.Id}");
        foreach (var row in await Placed(posts).ToListAsync(cancel))
            names[(ThingSort.Post, row.Id.Value)] = new($"{row.Title} #{row.Number}", $"/p/{row.Id}");
        foreach (var row in await db.Members.Where(row => members.Contains(row.Id)).Select(row => new { row.Id, row.Name }).ToListAsync(cancel))
            names[(ThingSort.Member, row.Id.Value)] = new(row.Name, $"/admin/members/{row.Id}");
        return names;
    }

    IQueryable<PlacedPost> Placed(PostId[] posts) =>
        from post in db.Posts
        join topic in db.Topics on post.TopicId equals topic.Id
        where posts.Contains(post.Id)
        select new PlacedPost(post.Id, post.Number, topic.Title);

    static ThingSort Sort(BulkKind kind) => kind switch
    {
        BulkKind.HideReplies or BulkKind.RestoreReplies or BulkKind.EraseReplies or BulkKind.RemoveLikes => ThingSort.Post,
        BulkKind.SuspendMembers => ThingSort.Member,
        _ => ThingSort.Topic,
    };

    enum ThingSort
    {
        Topic,
        Post,
        Member,
    }

    sealed record PlacedPost(PostId Id, int Number, string Title);
}

public sealed record BulkName(string Name, string Address);

/// <summary><paramref name="Name"/> is null where the thing has gone.</summary>
public sealed record BulkThing(BulkItem Item, BulkName? Name);

public sealed record ListedBulk(BulkAct Act, string ModeratorName);

public sealed record BulkProgress(int All, IReadOnlyDictionary<BulkItemState, int> Counts)
{
    public int Of(BulkItemState state) => Counts.GetValueOrDefault(state);

    /// <summary>What the job has dealt with: forwards, or backwards where it is undone.</summary>
    public int Passed(BulkAct act) => act.UndoneAt is null ? All - Of(BulkItemState.Waiting) : All - Of(BulkItemState.Done);
}
