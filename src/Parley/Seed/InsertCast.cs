using LinqToDB;
using LinqToDB.Async;
using Parley.Commands;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Categories;
using Parley.Domain.Permissions;
using Parley.Markup;

namespace Parley.Seed;

/// <summary>Adds the demo's members, who have no password and so can't log in, and its categories.</summary>
sealed class InsertCast(ParleyDb db)
{
    /// <exception cref="CommandException">The forum has members or categories of these names already.</exception>
    public async Task<DemoCast> InsertAsync(DemoForum forum, DateTimeOffset now, CancellationToken cancel)
    {
        await RefuseTakenAsync(forum, cancel);
        foreach (var member in forum.Members)
            await db.InsertAsync(Member(member, now), token: cancel);
        var parents = new Dictionary<string, CategoryId>();
        foreach (var (position, category) in forum.Categories.Index())
            parents[category.Slug] = new(await db.InsertWithInt64IdentityAsync(Category(category, position, parents), token: cancel));
        return await ReadAsync(forum, cancel);
    }

    // Nobody's words are put into the mouth of a real member who happens to have the same name.
    async Task RefuseTakenAsync(DemoForum forum, CancellationToken cancel)
    {
        var (shapes, slugs) = (forum.Members.Select(member => MemberName.ShapeOf(member.Name)).ToArray(), Slugs(forum));
        var members = db.Members.Where(member => shapes.Contains(member.NameShape)).Select(member => member.Name);
        var categories = db.Categories.Where(category => slugs.Contains(category.Slug)).Select(category => category.Name);
        var taken = await members.FirstOrDefaultAsync(cancel) ?? await categories.FirstOrDefaultAsync(cancel);
        if (taken is not null)
            throw new CommandException($"The demo brings its own '{taken}', and this forum has one. Seed a new forum instead (--data FOLDER).");
    }

    static Member Member(DemoMember member, DateTimeOffset now) => new()
    {
        Name = member.Name,
        NameKey = MemberName.KeyOf(member.Name),
        NameShape = MemberName.ShapeOf(member.Name),
        SecurityStamp = SecurityStamps.New(),
        Role = member.IsModerator ? Role.Moderator : Role.Member,
        Language = member.Language,
        CreatedAt = now.AddDays(-member.JoinedDaysAgo),
    };

    static Category Category(DemoCategory category, int position, Dictionary<string, CategoryId> parents) => new()
    {
        ParentId = category.Parent is { } parent ? parents[parent] : null,
        SeenBy = new(category.SeenBy),
        Name = category.Name,
        Slug = category.Slug,
        Description = category.Description,
        DescriptionHtml = PostMarkdown.Parse(category.Description).ToHtml(_ => null),
        Color = CategoryColors.At(position),
        Position = position,
    };

    async Task<DemoCast> ReadAsync(DemoForum forum, CancellationToken cancel)
    {
        var (keys, slugs) = (forum.Members.Select(member => MemberName.KeyOf(member.Name)).ToArray(), Slugs(forum));
        var members = await db.Members.Where(member => keys.Contains(member.NameKey)).ToListAsync(cancel);
        var categories = await db.Categories.Where(category => slugs.Contains(category.Slug)).ToListAsync(cancel);
        return new(
            members.ToDictionary(member => member.Name, Viewer.Of),
            categories.ToDictionary(category => category.Slug, category => category.Id));
    }

    static string[] Slugs(DemoForum forum) => [.. forum.Categories.Select(category => category.Slug)];
}

/// <summary>Who speaks, by name, and where, by the category's slug.</summary>
sealed record DemoCast(IReadOnlyDictionary<string, Viewer> Members, IReadOnlyDictionary<string, CategoryId> Categories);
