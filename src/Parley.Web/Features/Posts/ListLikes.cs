using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Posts;

/// <summary>Reads who likes a post, the latest first.</summary>
public sealed class ListLikes(ParleyDb db)
{
    public const int RowsPerPage = 100;

    public async Task<LikesPage> ReadAsync(FoundPost found, ListKey? before, CancellationToken cancel)
    {
        var likes = db.PostLikes.Where(like => like.PostId == found.Post.Id);
        if (before is { At: var at, Id: var id })
        {
            var liker = new MemberId(id);
            likes = likes.Where(like => like.CreatedAt < at || (like.CreatedAt == at && like.LikerId < liker));
        }

        var rows = await (
            from like in likes
            join member in db.Members on like.LikerId equals member.Id
            orderby like.CreatedAt descending, like.LikerId descending
            select new Liker { Id = member.Id, Name = member.Name, DisplayName = member.DisplayName, Picture = member.Picture, At = like.CreatedAt })
            .Take(RowsPerPage + 1).ToListAsync(cancel);
        var shown = rows[..Math.Min(rows.Count, RowsPerPage)];
        return new(found, shown, rows.Count > RowsPerPage ? new ListKey(shown[^1].At, shown[^1].Id.Value) : null);
    }
}

/// <summary><paramref name="Older"/> is where the next page begins; null on the last one.</summary>
public sealed record LikesPage(FoundPost Found, IReadOnlyList<Liker> Likers, ListKey? Older);

public sealed record Liker
{
    public required MemberId Id { get; init; }

    public required string Name { get; init; }

    public required string? DisplayName { get; init; }

    public required string? Picture { get; init; }

    public required DateTimeOffset At { get; init; }
}
