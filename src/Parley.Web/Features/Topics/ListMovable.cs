using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Topics;
using Parley.Markup;

namespace Parley.Web.Features.Topics;

/// <summary>Lists the replies of a topic for moving them: a range of numbers, the last one where none is asked for.</summary>
public sealed class ListMovable(ParleyDb db)
{
    public const int MostNumbers = 200;

    /// <summary>The end of a range with this number in its middle.</summary>
    public static int EndAround(int number) => Math.Clamp(number, 1, int.MaxValue / 2) + (MostNumbers / 2);

    public async Task<MovableReplies> ReadAsync(Viewer viewer, Topic topic, int? before, CancellationToken cancel)
    {
        var end = Math.Clamp(before ?? topic.LastNumber + 1, 2, topic.LastNumber + 1);
        var start = end - MostNumbers;
        var rows = await (
            from post in db.PostsVisibleTo(viewer)
            join author in db.Members on post.AuthorId equals author.Id
            where post.TopicId == topic.Id && post.Kind == PostKind.Text && post.Number > 1 && post.Number >= start && post.Number < end
            orderby post.Number
            select new MovableReply { Number = post.Number, AuthorName = author.Name, At = post.CreatedAt, Html = post.Html, Hidden = post.Hidden })
            .ToListAsync(cancel);
        return new(rows, end) { Earlier = start > 2 ? start : null, Later = end <= topic.LastNumber ? end + MostNumbers : null };
    }
}

/// <summary><paramref name="End"/> is the number that the range ends before.</summary>
public sealed record MovableReplies(IReadOnlyList<MovableReply> Rows, int End)
{
    public int? Earlier { get; init; }

    public int? Later { get; init; }
}

public sealed record MovableReply
{
    const int BeginningLength = 140;

    public required int Number { get; init; }

    public required string AuthorName { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Html { get; init; }

    public required HiddenCauses Hidden { get; init; }

    public bool IsHidden => Hidden != HiddenCauses.None;

    public string Beginning => HtmlWords.Of(Html, BeginningLength);
}
