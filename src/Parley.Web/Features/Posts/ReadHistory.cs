using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Markup;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Posts;

/// <summary>Reads what a post said before, and one version with what changed in it.</summary>
public sealed class ReadHistory(ParleyDb db, FindPost find)
{
    public const int RowsPerPage = 50;

    /// <summary>The last version, where <paramref name="number"/> is null. <paramref name="before"/> pages the list.</summary>
    public async Task<HistoryPage?> ReadAsync(Viewer viewer, PostId id, int? number, int? before, FormProblems problems, CancellationToken cancel)
    {
        if (await find.VisibleAsync(viewer, id, cancel) is not { } found || !PostPermissions.CanReadHistory(viewer, found.Post))
            return null;

        var versions = db.PostVersions.Where(row => row.PostId == id);
        var last = await versions.MaxAsync(row => (int?)row.Number, cancel) ?? 0;
        var shown = number ?? last;
        var pair = await versions.Where(row => row.Number == shown || row.Number == shown - 1).OrderByDescending(row => row.Number).ToListAsync(cancel);
        if (last > 0 && !pair.Any(row => row.Number == shown))
            return null;

        var rows = await RowsAsync(versions, before ?? int.MaxValue, cancel);
        return new HistoryPage
        {
            Found = found,
            Viewer = viewer,
            Last = last,
            Rows = rows[..Math.Min(rows.Count, RowsPerPage)],
            Older = rows.Count > RowsPerPage ? rows[RowsPerPage - 1].Number : null,
            Shown = pair.Find(row => row.Number == shown),
            Former = pair.Find(row => row.Number == shown - 1),
            Problems = problems,
        };
    }

    Task<List<VersionRow>> RowsAsync(IQueryable<PostVersion> versions, int before, CancellationToken cancel) => (
        from version in versions
        join editor in db.Members on version.EditorId equals editor.Id
        where version.Number < before
        orderby version.Number descending
        select new VersionRow(version.Number, editor.Name, version.CreatedAt, version.HiddenAt != null)).Take(RowsPerPage + 1).ToListAsync(cancel);
}

public sealed record VersionRow(int Number, string EditorName, DateTimeOffset At, bool IsHidden);

public sealed record HistoryPage
{
    public required FoundPost Found { get; init; }

    public required Viewer Viewer { get; init; }

    /// <summary>The number of the newest version; 0 where none was kept.</summary>
    public required int Last { get; init; }

    public required IReadOnlyList<VersionRow> Rows { get; init; }

    /// <summary>The number below which the next page of the list begins; null on the last one.</summary>
    public required int? Older { get; init; }

    public required PostVersion? Shown { get; init; }

    /// <summary>The version before the shown one.</summary>
    public required PostVersion? Former { get; init; }

    public required FormProblems Problems { get; init; }

    public bool CanRead => Shown is not null && PostPermissions.CanReadVersion(Viewer, Shown);

    /// <summary>What was taken out of one version would be seen in the difference to the next.</summary>
    public bool CanCompare => CanRead && Former is not null && PostPermissions.CanReadVersion(Viewer, Former);

    public bool CanRestore => CanRead && Shown!.Number < Last && PostPermissions.CanEdit(Viewer, Found.Topic, Found.Post);

    public bool CanHide => Shown is not null && PostPermissions.CanHideVersion(Viewer, Shown, Last);

    public IReadOnlyList<DifferencePiece> TextPieces => Pieces(Shown!.Markdown, Former?.Markdown);

    /// <summary>Empty where the title stayed the same.</summary>
    public IReadOnlyList<DifferencePiece> TitlePieces =>
        Shown!.Title is { } title && CanCompare && Former!.Title is { } before && before != title ? Difference.Between(before, title) : [];

    IReadOnlyList<DifferencePiece> Pieces(string text, string? before) =>
        CanCompare ? Difference.Between(before!, text) : [new(DifferenceKind.Same, text)];
}
