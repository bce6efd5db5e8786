using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Categories;
using Parley.Domain.Moderation;
using Parley.Domain.Notifications;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Topics;

namespace Parley.Web.Features.Notifications;

/// <summary>Tells members of a post: once each, never of their own, and only those who may see it.</summary>
public sealed class NotifyMembers(ParleyDb db)
{
    public async Task OfPostAsync(PostId id, IReadOnlyList<long> mentioned, bool withParticipants, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } post)
            return;

        var kinds = new Dictionary<MemberId, NotificationKind>();
        foreach (var member in mentioned)
            kinds.TryAdd(new(member), NotificationKind.Mention);
        if (withParticipants)
            AddParticipants(kinds, post);
        kinds.Remove(post.Post.AuthorId);

        if (kinds.Count > 0)
            await InsertAsync(post, kinds, cancel);
    }

    Task<NotifiablePost?> FindAsync(PostId id, CancellationToken cancel) =>
        (from post in db.Posts
         join topic in db.Topics on post.TopicId equals topic.Id
         join category in db.Categories on topic.CategoryId equals category.Id
         from repliedTo in db.Posts.LeftJoin(other => other.TopicId == post.TopicId && other.Number == post.ReplyToNumber)
         where post.Id == id && post.Hidden == HiddenCauses.None && topic.Hidden == HiddenCauses.None
         select new NotifiablePost { Post = post, Topic = topic, Access = category.Access, RepliedTo = repliedTo }).SingleOrDefaultAsync(cancel);

    static void AddParticipants(Dictionary<MemberId, NotificationKind> kinds, NotifiablePost post)
    {
        if (post.RepliedTo is { } repliedTo)
            kinds.TryAdd(repliedTo.AuthorId, NotificationKind.ReplyToPost);
        kinds.TryAdd(post.Topic.AuthorId, NotificationKind.ReplyToTopic);
    }

    Task InsertAsync(NotifiablePost post, Dictionary<MemberId, NotificationKind> kinds, CancellationToken cancel)
    {
        var members = kinds.Keys.ToArray();
        return db.WriteAsync(
            async () =>
            {
                var told = await db.Notifications
                    .Where(row => row.PostId == post.Post.Id && members.Contains(row.MemberId))
                    .Select(row => row.MemberId).ToListAsync(cancel);
                var candidates = await db.Members.Where(row => members.Contains(row.Id)).ToListAsync(cancel);
                foreach (var member in candidates.Where(member => Viewer.Of(member).Reach >= post.Access && !told.Contains(member.Id)))
                    await db.InsertAsync(Notification(post.Post, member.Id, kinds[member.Id]), token: cancel);
            },
            cancel);
    }

    static Notification Notification(Post post, MemberId member, NotificationKind kind) => new()
    {
        MemberId = member,
        Kind = kind,
        ActorId = post.AuthorId,
        TopicId = post.TopicId,
        PostId = post.Id,
        CreatedAt = post.EditedAt ?? post.CreatedAt,
    };

    sealed record NotifiablePost
    {
        public required Post Post { get; init; }

        public required Topic Topic { get; init; }

        public required CategoryAccess Access { get; init; }

        public required Post? RepliedTo { get; init; }
    }
}
