using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Topics;
using Parley.Markup;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Posts;

/// <summary>Reads a page of the viewer's bookmarks, the newest first, less those of posts that are hidden now: one statement.</summary>
public sealed class ListBookmarks(ParleyDb db)
{
    public const int RowsPerPage = 30;

    public async Task<BookmarksPage> ReadAsync(Viewer viewer, ListKey? before, CancellationToken cancel)
    {
        var rows = await Rows(viewer, Behind(db.BookmarksOf(viewer), before)).Take(RowsPerPage + 1).ToListAsync(cancel);
        var shown = rows[..Math.Min(rows.Count, RowsPerPage)];
        return new(shown, rows.Count > RowsPerPage ? new ListKey(shown[^1].Bookmark.CreatedAt, shown[^1].Bookmark.PostId.Value) : null)
        {
            Address = before is null ? BookmarksPage.First : $"{BookmarksPage.First}?before={before}",
        };
    }

    static IQueryable<Bookmark> Behind(IQueryable<Bookmark> bookmarks, ListKey? before)
    {
        if (before is not { At: var at, Id: var id })
            return bookmarks;

        var post = new PostId(id);
        return bookmarks.Where(mark => mark.CreatedAt <= at && (mark.CreatedAt < at || mark.PostId < post));
    }

    IQueryable<BookmarkRow> Rows(Viewer viewer, IQueryable<Bookmark> bookmarks) =>
        from mark in bookmarks
        join post in db.PostsVisibleTo(viewer) on mark.PostId equals post.Id
        join topic in db.Topics on post.TopicId equals topic.Id
        join author in db.Members on post.AuthorId equals author.Id
        orderby mark.CreatedAt descending, mark.PostId descending
        select new BookmarkRow
        {
            Bookmark = mark,
            TopicId = topic.Id,
            TopicTitle = topic.Title,
            TopicSlug = topic.Slug,
            Number = post.Number,
            Markdown = post.Markdown,
            AuthorName = author.Name,
            AuthorPicture = author.Picture,
        };
}

/// <summary><paramref name="Older"/> is where the next page begins; null on the last one.</summary>
public sealed record BookmarksPage(IReadOnlyList<BookmarkRow> Rows, ListKey? Older)
{
    public const string First = "/bookmarks";

    /// <summary>This page's own address, to come back to.</summary>
    public string Address { get; init; } = First;
}

public sealed record BookmarkRow
{
    public required Bookmark Bookmark { get; init; }

    public required TopicId TopicId { get; init; }

    public required string TopicTitle { get; init; }

    public required string TopicSlug { get; init; }

    public required int Number { get; init; }

    public required string Markdown { get; init; }

    public required string AuthorName { get; init; }

    public required string? AuthorPicture { get; init; }

    public string Address => Addresses.Post(TopicId, TopicSlug, Number);

    public string Text => Excerpt.Of(PostMarkdown.Parse(Markdown).ToPlainText());
}
