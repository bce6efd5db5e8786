using LinqToDB;
using LinqToDB.Async;
using LinqToDB.Data;
using Parley.Data;
using Parley.Domain.Categories;
using Parley.Domain.Topics;

namespace Parley.Import;

/// <summary>Reads the whole file once, and brings in the members and categories that it names.</summary>
sealed class PrepareImport(ParleyDb db)
{
    public async Task<ImportPlan> PrepareAsync(FileSurvey survey, CancellationToken cancel)
    {
        await db.WriteAsync(
            async () =>
            {
                await AddMembersAsync(survey, cancel);
                await AddCategoriesAsync(survey, cancel);
            },
            cancel);

        var members = await db.Members.Select(row => new { row.Id, row.Name, row.NameKey, row.OldName }).ToListAsync(cancel);
        var topics = await db.Topics.Select(row => new { row.Id, row.OldId }).ToListAsync(cancel);
        var posts = await db.Posts.Select(row => row.Id).ToListAsync(cancel);
        return new ImportPlan(posts.Select(id => id.Value), Math.Max(survey.HighestPost, posts.Count == 0 ? 0 : posts.Max(id => id.Value)))
        {
            MembersByOldName = members.Where(row => row.OldName is not null)
                .ToDictionary(row => row.OldName!, row => new NamedMember(row.Id, row.Name), FileSurvey.SameMember),
            MembersByKey = members.ToDictionary(row => row.NameKey, row => new NamedMember(row.Id, row.Name)),
            Categories = await db.Categories.ToDictionaryAsync(row => row.Name, row => row.Id, cancel),
            Topics = NumbersFor(survey, topics.ToDictionary(row => row.Id.Value, row => row.OldId)),
            AlreadyThere = topics.Where(row => row.OldId is not null).Select(row => row.OldId!.Value).ToHashSet(),
        };
    }

    async Task AddMembersAsync(FileSurvey survey, CancellationToken cancel)
    {
        var there = await db.Members.Select(row => new { row.NameKey, row.NameShape, row.OldName }).ToListAsync(cancel);
        var names = new ImportedNames(there.Select(row => row.NameKey), there.Select(row => row.NameShape));
        var known = there.Select(row => row.OldName).OfType<string>().ToHashSet(FileSurvey.SameMember);
        var added = survey.Members.Where(member => !known.Contains(member.Key)).Select(member => names.Make(member.Key, member.Value)).ToList();
        await db.BulkCopyAsync(new BulkCopyOptions { BulkCopyType = BulkCopyType.MultipleRows }, added, cancel);
    }

    async Task AddCategoriesAsync(FileSurvey survey, CancellationToken cancel)
    {
        var there = await db.Categories.ToListAsync(cancel);
        var slugs = there.Select(row => row.Slug).ToHashSet();
        var position = there.Count;
        foreach (var name in survey.Categories.Where(name => there.All(row => row.Name != name)))
        {
            var slug = TopicSlug.Of(name, "category");
            while (!slugs.Add(slug))
                slug += "-2";
            await db.InsertAsync(new Category { Name = name, Slug = slug, Position = position, Color = CategoryColors.At(position) }, token: cancel);
            position++;
        }
    }

    static Dictionary<long, TopicId> NumbersFor(FileSurvey survey, Dictionary<long, long?> oldByNew)
    {
        var numbers = oldByNew.Where(row => row.Value is not null).ToDictionary(row => row.Value!.Value, row => new TopicId(row.Key));
        var next = Math.Max(survey.Topics.DefaultIfEmpty().Max(), oldByNew.Keys.DefaultIfEmpty().Max()) + 1;
        foreach (var old in survey.Topics.Where(old => !numbers.ContainsKey(old)))
            numbers[old] = new(oldByNew.ContainsKey(old) ? next++ : old);
        return numbers;
    }
}
