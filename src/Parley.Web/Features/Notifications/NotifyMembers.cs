using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Notifications;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;

namespace Parley.Web.Features.Notifications;

/// <summary>Tells members of a post that was written or edited: once each, for the strongest reason.</summary>
public sealed class NotifyMembers(
    ParleyDb db, FindToldPost find, GatherReasons reasons, FindRecipients recipients, DeliverNotifications deliver)
{
    // Nobody can reply while they are told.
    const int MostAtOnce = 100;

    public async Task OfNewPostAsync(PostId id, IReadOnlyList<long> mentioned, CancellationToken cancel)
    {
        if (await find.FindAsync(id, cancel) is { IsShown: true } post)
            await TellAsync(post, await reasons.OfNewPostAsync(post, mentioned, cancel), cancel);
    }

    public async Task OfEditAsync(PostId id, IReadOnlyList<long> mentioned, CancellationToken cancel)
    {
        if (await find.FindAsync(id, cancel) is { IsShown: true } post)
            await TellAsync(post, await reasons.OfEditAsync(post, mentioned, cancel), cancel);
    }

    async Task TellAsync(ToldPost post, Dictionary<MemberId, List<NotificationKind>> reasons, CancellationToken cancel)
    {
        foreach (var some in reasons.Keys.OrderBy(member => member.Value).Chunk(MostAtOnce))
            await db.WriteAsync(() => TellAsync(post.Post.Id, some, reasons, cancel), cancel);
    }

    async Task TellAsync(PostId id, MemberId[] some, Dictionary<MemberId, List<NotificationKind>> reasons, CancellationToken cancel)
    {
        if (await find.TakeAsync(id, cancel) is not { IsShown: true } post)
            return;

        var told = await ToldAsync(id, cancel);
        var found = await recipients.FindAsync(some.Where(member => !told.Contains(member)), post.Author.Id, post.Topic.Id, post.Topic.CategoryId, cancel);
        foreach (var (member, recipient) in found.OrderBy(row => row.Member.Id.Value))
        {
            if (TellingPermissions.KindFor(recipient, post.Writer, reasons[member.Id]) is { } kind)
                await deliver.DeliverAsync(Notification(post.Post, member.Id, kind), member, cancel);
        }
    }

    async Task<HashSet<MemberId>> ToldAsync(PostId post, CancellationToken cancel)
    {
        var told = await db.Notifications.Where(row => row.PostId == post && row.Subject == NotificationSubject.Words)
            .Select(row => row.MemberId).ToListAsync(cancel);
        return [.. told];
    }

    static Notification Notification(Post post, MemberId member, NotificationKind kind) => new()
    {
        MemberId = member,
        Kind = kind,
        Subject = NotificationSubject.Words,
        ActorId = post.AuthorId,
        TopicId = post.TopicId,
        PostId = post.Id,
        CreatedAt = post.EditedAt ?? post.CreatedAt,
    };
}
