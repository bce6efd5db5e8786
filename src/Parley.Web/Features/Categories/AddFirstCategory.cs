using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Categories;

namespace Parley.Web.Features.Categories;

/// <summary>Gives a new forum one category, so that its first topic has a place.</summary>
public sealed class AddFirstCategory(ParleyDb db)
{
    public Task AddAsync(CancellationToken cancel) => db.WriteAsync(
        async () =>
        {
            if (!await db.Categories.AnyAsync(cancel))
                await db.InsertAsync(new Category { Name = "General", Slug = "general", Color = CategoryColors.At(0) }, token: cancel);
        },
        cancel);
}
