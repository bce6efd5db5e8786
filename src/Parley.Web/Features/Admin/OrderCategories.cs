using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Categories;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Admin;

/// <summary>Moves a category by one place among those of its level.</summary>
public sealed class OrderCategories(ParleyDb db)
{
    public Task<Outcome<CategoryId>> MoveAsync(CategoryId id, bool up, CancellationToken cancel) => db.WriteAsync(() => MoveInAsync(id, up, cancel), cancel);

    /// <summary>In a transaction that changes the tree: two administrators at once go one after the other.</summary>
    internal Task LockAsync(CancellationToken cancel) => db.Categories.Set(row => row.Position, row => row.Position).UpdateAsync(cancel);

    async Task<Outcome<CategoryId>> MoveInAsync(CategoryId id, bool up, CancellationToken cancel)
    {
        await LockAsync(cancel);
        if (await db.Categories.SingleOrDefaultAsync(row => row.Id == id, cancel) is not { ParentId: var parent })
            return new NotThere();

        var level = await db.Categories.Where(row => row.ParentId == parent).OrderBy(row => row.Position).ThenBy(row => row.Name)
            .Select(row => row.Id).ToListAsync(cancel);
        var from = level.IndexOf(id);
        var to = Math.Clamp(from + (up ? -1 : 1), 0, level.Count - 1);
        (level[from], level[to]) = (level[to], level[from]);
        foreach (var (position, moved) in level.Index())
            await db.Categories.Where(row => row.Id == moved).Set(row => row.Position, position).UpdateAsync(cancel);
        return id;
    }
}
