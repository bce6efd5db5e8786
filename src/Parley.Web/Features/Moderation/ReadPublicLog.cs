using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Topics;

namespace Parley.Web.Features.Moderation;

/// <summary>
/// What moderators did, for everybody: no names, no addresses, no words of their own. Where it was done is told to who may see the topic,
/// as everywhere else.
/// </summary>
public sealed class ReadPublicLog(ParleyDb db)
{
    const int PageLength = 50;

    // What only concerns the forum's own rooms.
    static readonly ModeratorAct[] NotShown = [ModeratorAct.SettingChanged, ModeratorAct.ReasonsChanged, ModeratorAct.SessionEnded];

    public async Task<PublicLogPage> ReadAsync(Viewer viewer, long? before, CancellationToken cancel)
    {
        var rows = await (
            from entry in db.ModerationLog
            from topic in db.TopicsVisibleTo(viewer).LeftJoin(row => row.Id == entry.TopicId)
            from category in db.Categories.LeftJoin(row => row.Id == topic.CategoryId)
            where !NotShown.Contains(entry.Act) && (before == null || entry.Id < before)
            orderby entry.Id descending
            select new
            {
                entry.Id,
                entry.At,
                entry.Act,
                entry.Reason,
                TopicId = (TopicId?)topic.Id,
                topic.Slug,
                topic.Title,
                CategoryName = category.Name,
                CategorySlug = category.Slug,
            }).Take(PageLength + 1).ToListAsync(cancel);
        var steps = rows.Take(PageLength).Select(row => new PublicStep(row.At, row.Act, GivenReason.Of(row.Reason).Code, row.TopicId is { } id
            ? new PublicPlace(id, row.Slug, row.Title, row.CategoryName, row.CategorySlug)
            : null));
        return new([.. steps], before is not null, rows.Count > PageLength ? rows[PageLength - 1].Id : null);
    }
}

/// <summary>A step of a moderator; <paramref name="Reason"/> is the code of a prepared one.</summary>
public sealed record PublicStep(DateTimeOffset At, ModeratorAct Act, string? Reason, PublicPlace? Place);

public sealed record PublicPlace(TopicId TopicId, string Slug, string Title, string CategoryName, string CategorySlug);

public sealed record PublicLogPage(IReadOnlyList<PublicStep> Steps, bool IsLater, long? Older);
