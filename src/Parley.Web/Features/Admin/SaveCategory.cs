using System.Data.Common;
using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Categories;
using Parley.Domain.Groups;
using Parley.Domain.Shared;
using Parley.Domain.Topics;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Admin;

/// <summary>Adds a category or changes one.</summary>
public sealed class SaveCategory(ParleyDb db, BakeText bake, OrderCategories order)
{
    public async Task<Outcome<CategoryId>> SaveAsync(CategoryId? id, CategoryForm form, CancellationToken cancel)
    {
        if (form.Problems().ToList() is { Count: > 0 } problems)
            return problems;

        var html = (await bake.BakeAsync(form.CleanDescription, cancel)).Html;
        try
        {
            return await db.WriteAsync(() => SaveInAsync(id, form, html, cancel), cancel);
        }
        catch (DbException twice) when (db.IsUniqueViolation(twice))
        {
            return new Problem("name", "CategoryNameTaken");
        }
    }

    async Task<Outcome<CategoryId>> SaveInAsync(CategoryId? id, CategoryForm form, string html, CancellationToken cancel)
    {
        await order.LockAsync(cancel);
        var there = await db.Categories.ToListAsync(cancel);
        if (id is { } known && there.All(row => row.Id != known))
            return new NotThere();
        if (await CheckAsync(id, form, there, cancel) is { Count: > 0 } problems)
            return problems;

        var parent = there.SingleOrDefault(row => row.Id == form.ParentId);
        var category = Category(form, html, parent, there, there.SingleOrDefault(row => row.Id == id));
        if (id is null)
            return new CategoryId(await db.InsertWithInt64IdentityAsync(category, token: cancel));

        await UpdateAsync(category, cancel);
        return category.Id;
    }

    async Task<List<Problem>> CheckAsync(CategoryId? id, CategoryForm form, List<Category> there, CancellationToken cancel)
    {
        var groups = (await db.Groups.Select(row => row.Id).ToListAsync(cancel)).Concat([GroupId.Members, GroupId.Moderators]).ToHashSet();
        Problem?[] problems =
        [
            there.Any(row => row.Id != id && row.Name.Equals(form.CleanName, StringComparison.OrdinalIgnoreCase)) ? new Problem("name", "CategoryNameTaken") : null,
            CheckParent(id, form, there),
            form.SeenBy == GroupId.Everyone.Value || groups.Contains(new(form.SeenBy)) ? null : new Problem("seenBy", "GroupMissing"),
            groups.Contains(new(form.StartedBy)) ? null : new Problem("startedBy", "GroupMissing"),
            groups.Contains(new(form.RepliedBy)) ? null : new Problem("repliedBy", "GroupMissing"),
        ];
        return [.. problems.OfType<Problem>()];
    }

    // Two levels: what has children stands at the top, and so does what has a child put below it.
    static Problem? CheckParent(CategoryId? id, CategoryForm form, List<Category> there)
    {
        if (form.ParentId is not { } parent)
            return null;
        if (parent == id || there.SingleOrDefault(row => row.Id == parent) is not { IsChild: false })
            return new Problem("parent", "ParentMissing");

        return id is not null && there.Any(row => row.ParentId == id) ? new Problem("parent", "HasChildren") : null;
    }

    static Category Category(CategoryForm form, string html, Category? parent, List<Category> there, Category? before)
    {
        var stays = before is not null && before.ParentId == parent?.Id;
        return new()
        {
            Id = before?.Id ?? default,
            ParentId = parent?.Id,
            Name = form.CleanName,
            Slug = before?.Slug ?? SlugOf(form.CleanName, there),
            Description = form.CleanDescription,
            DescriptionHtml = html,
            Color = form.CleanColor,
            Position = stays ? before!.Position : there.Where(row => row.ParentId == parent?.Id).Select(row => row.Position + 1).DefaultIfEmpty().Max(),
            SeenBy = new(form.SeenBy),
            ParentSeenBy = parent?.SeenBy ?? GroupId.Everyone,
            StartedBy = new(form.StartedBy),
            RepliedBy = new(form.RepliedBy),
        };
    }

    // Addresses last: a new name leaves the old address.
    static string SlugOf(string name, List<Category> there)
    {
        var slug = TopicSlug.Of(name, "category");
        while (there.Any(row => row.Slug == slug))
            slug += "-2";
        return slug;
    }

    // Column by column: the counters go on being kept meanwhile. What is below it learns who may see it.
    async Task UpdateAsync(Category category, CancellationToken cancel)
    {
        await db.Categories.Where(row => row.Id == category.Id)
            .Set(row => row.ParentId, category.ParentId)
            .Set(row => row.Name, category.Name)
            .Set(row => row.Description, category.Description)
            .Set(row => row.DescriptionHtml, category.DescriptionHtml)
            .Set(row => row.Color, category.Color)
            .Set(row => row.Position, category.Position)
            .Set(row => row.SeenBy, category.SeenBy)
            .Set(row => row.ParentSeenBy, category.ParentSeenBy)
            .Set(row => row.StartedBy, category.StartedBy)
            .Set(row => row.RepliedBy, category.RepliedBy)
            .UpdateAsync(cancel);
        await db.Categories.Where(row => row.ParentId == category.Id).Set(row => row.ParentSeenBy, category.SeenBy).UpdateAsync(cancel);
    }
}
