using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Files;
using Parley.Domain.Posts;
using Parley.Web.Features.Moderation;

namespace Parley.Web.Features.Records;

/// <summary>
/// Which uploaded files. <paramref name="Q"/> is part of the name, <paramref name="Kind"/> what it ends in; sizes are in units of
/// <see cref="FindFiles.SizeUnit"/>.
/// </summary>
public sealed record FileConditions(
    string? Q = null,
    string? Owner = null,
    string? Kind = null,
    bool? Used = null,
    int? MinSize = null,
    int? MaxSize = null,
    DateOnly? From = null,
    DateOnly? To = null);

/// <summary><paramref name="Posts"/> is how many posts refer to it, now or in what they said before.</summary>
public sealed record FoundFileRow(UploadedFile File, string? OwnerName, int Posts)
{
    /// <summary>The first of the posts.</summary>
    public FilePlace? Place { get; init; }
}

public sealed record FilePlace(UploadedFileId FileId, PostId PostId, int Number, string TopicTitle);

public sealed class FindFiles(ParleyDb db)
{
    /// <summary>Whoever cleans up thinks in no smaller ones.</summary>
    public const int SizeUnit = 1024;

    static readonly TableOrder<FoundFileRow> Order = TableOrder.NewestBy((FoundFileRow row) => row.File.Id)
        .With("name", row => row.File.Name)
        .With("kind", row => row.File.Extension)
        .With("size", row => row.File.Size)
        .With("owner", row => row.OwnerName)
        .With("created", row => row.File.CreatedAt)
        .With("used", row => row.Posts);

    public async Task<TablePage<FoundFileRow>> PageAsync(FileConditions asked, TableQuery query, CancellationToken cancel)
    {
        var page = await Order.PageAsync(Rows(asked), query, cancel);
        return page with { Rows = await PlacedAsync(page.Rows, cancel) };
    }

    public Task<List<FoundFileRow>> AllAsync(FileConditions asked, TableQuery query, CancellationToken cancel) => Order.AllAsync(Rows(asked), query, cancel);

    /// <summary>Those that are there.</summary>
    public Task<List<string>> KindsAsync(CancellationToken cancel) =>
        db.Files.Select(row => row.Extension).Distinct().OrderBy(kind => kind).ToListAsync(cancel);

    IQueryable<FoundFileRow> Rows(FileConditions asked) =>
        from file in Found(asked)
        from owner in db.Members.LeftJoin(row => row.Id == file.MemberId)
        select new FoundFileRow(file, owner.Name, db.PostFiles.Count(reference => reference.FileId == file.Id));

    IQueryable<UploadedFile> Found(FileConditions asked) => db.Files
        .Words(asked.Q, word => row => Sql.Lower(row.Name)!.Contains(word))
        .If(Conditions.NameKey(asked.Owner), key => row => db.Members.Any(member => member.Id == row.MemberId && member.NameKey == key))
        .If(asked.Kind, kind => row => row.Extension == kind)
        .If(asked.Used, used => row => db.PostFiles.Any(reference => reference.FileId == row.Id) == used)
        .If(asked.MinSize, least => row => row.Size >= (long)least * SizeUnit)
        .If(asked.MaxSize, most => row => row.Size <= (long)most * SizeUnit)
        .If(Day.Start(asked.From), start => row => row.CreatedAt >= start)
        .If(Day.End(asked.To), end => row => row.CreatedAt < end);

    // Only of those that are shown.
    async Task<IReadOnlyList<FoundFileRow>> PlacedAsync(IReadOnlyList<FoundFileRow> rows, CancellationToken cancel)
    {
        var files = rows.Where(row => row.Posts > 0).Select(row => row.File.Id).ToArray();
        var places = await (
            from reference in db.PostFiles
            join post in db.Posts on reference.PostId equals post.Id
            join topic in db.Topics on post.TopicId equals topic.Id
            where files.Contains(reference.FileId) && !db.PostFiles.Any(other => other.FileId == reference.FileId && other.PostId < reference.PostId)
            select new FilePlace(reference.FileId, post.Id, post.Number, topic.Title)).ToDictionaryAsync(place => place.FileId, cancel);
        return [.. rows.Select(row => row with { Place = places.GetValueOrDefault(row.File.Id) })];
    }
}
