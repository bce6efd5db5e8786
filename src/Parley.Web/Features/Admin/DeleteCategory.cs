using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Categories;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Admin;

/// <summary>Deletes a category that has nothing below it. Its topics, where it has some, are moved into another one first.</summary>
public sealed class DeleteCategory(ParleyDb db, OrderCategories order)
{
    public Task<bool> HasTopicsAsync(CategoryId id, CancellationToken cancel) => db.Topics.AnyAsync(row => row.CategoryId == id, cancel);

    public Task<Outcome<CategoryId>> DeleteAsync(CategoryId id, CategoryId? into, CancellationToken cancel) =>
        db.WriteAsync(() => DeleteInAsync(id, into, cancel), cancel);

    async Task<Outcome<CategoryId>> DeleteInAsync(CategoryId id, CategoryId? into, CancellationToken cancel)
    {
        await order.LockAsync(cancel);
        if (await db.Categories.SingleOrDefaultAsync(row => row.Id == id, cancel) is not { } category)
            return new NotThere();
        if (await db.Categories.AnyAsync(row => row.ParentId == id, cancel))
            return new Problem("", "DeleteChildrenFirst");
        if (await HasTopicsAsync(id, cancel) && !await MoveTopicsAsync(category, into, cancel))
            return new Problem("into", "MoveWhere");

        await db.CategoryWatches.Where(row => row.CategoryId == id).DeleteAsync(cancel);
        await db.Drafts.Where(row => row.CategoryId == id).Set(row => row.CategoryId, (CategoryId?)null).UpdateAsync(cancel);
        await db.Categories.Where(row => row.Id == id).DeleteAsync(cancel);
        return id;
    }

    async Task<bool> MoveTopicsAsync(Category from, CategoryId? into, CancellationToken cancel)
    {
        if (into is not { } target || target == from.Id)
            return false;

        var moved = await db.Categories.Where(row => row.Id == target)
            .Set(row => row.TopicCount, row => row.TopicCount + from.TopicCount)
            .Set(row => row.ReplyCount, row => row.ReplyCount + from.ReplyCount)
            .UpdateAsync(cancel);
        if (moved == 0)
            return false;

        await db.Topics.Where(row => row.CategoryId == from.Id).Set(row => row.CategoryId, target).UpdateAsync(cancel);
        return true;
    }
}
