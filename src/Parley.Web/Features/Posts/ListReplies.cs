using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Markup;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Posts;

/// <summary>Reads the replies to a post, as links.</summary>
public sealed class ListReplies(ParleyDb db)
{
    public const int RowsPerPage = 50;
    const int ExcerptLength = 140;

    public async Task<RepliesPage> ReadAsync(Viewer viewer, FoundPost found, int after, CancellationToken cancel)
    {
        var (topic, number, ignores) = (found.Topic.Id, found.Post.Number, db.IgnoresOf(viewer));
        var rows = await (
            from reply in db.PostsVisibleTo(viewer)
            join author in db.Members on reply.AuthorId equals author.Id
            where reply.TopicId == topic && reply.ReplyToNumber == number && reply.Kind == PostKind.Text && reply.Number > after
            orderby reply.Number
            select new { reply.Number, author.Name, author.Picture, reply.Markdown, IsIgnored = ignores.Any(ignore => ignore.IgnoredId == author.Id) })
            .Take(RowsPerPage + 1).ToListAsync(cancel);
        var shown = rows.Take(RowsPerPage)
            .Select(row => new ReplyLine(row.Number, row.Name, row.Picture, row.IsIgnored ? null : Short(row.Markdown))).ToList();
        return new(found, shown, rows.Count > RowsPerPage ? shown[^1].Number : null);
    }

    static string Short(string markdown) => Excerpt.Of(PostMarkdown.Parse(markdown).ToPlainText(), ExcerptLength);
}

/// <summary><paramref name="After"/> is the number behind which the next page begins; null on the last one.</summary>
public sealed record RepliesPage(FoundPost Found, IReadOnlyList<ReplyLine> Replies, int? After)
{
    public string AddressOf(ReplyLine reply) => Addresses.Post(Found.Topic.Id, Found.Topic.Slug, reply.Number);
}

/// <summary><paramref name="Excerpt"/> is null for a reply by somebody whom the viewer ignores.</summary>
public sealed record ReplyLine(int Number, string AuthorName, string? AuthorPicture, string? Excerpt);
