using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Accounts;
using Parley.Domain.Categories;
using Parley.Domain.Notifications;
using Parley.Domain.Permissions;
using Parley.Domain.Topics;

namespace Parley.Web.Features.Notifications;

/// <summary>Reads members together with what they chose, as the rules of telling ask for it.</summary>
public sealed class FindRecipients(ParleyDb db)
{
    // Keeps a statement short in a topic that thousands watch.
    const int MembersAtOnce = 500;

    public async Task<IReadOnlyList<RecipientMember>> FindAsync(
        IEnumerable<MemberId> members, MemberId actor, TopicId topic, CategoryId category, CancellationToken cancel)
    {
        var found = new List<RecipientMember>();
        foreach (var some in members.Chunk(MembersAtOnce))
        {
            var tags = await TagsAsync(some, topic, cancel);
            found.AddRange((await SomeAsync(some, actor, topic, category, cancel)).Select(row => Recipient(row, tags[row.Member.Id])));
        }

        return found;
    }

    /// <summary>Whether the author of a post is told of what somebody did with it.</summary>
    public async Task<bool> IsAuthorToldAsync(ToldPost post, Viewer actor, NotificationKind kind, CancellationToken cancel)
    {
        var author = (await FindAsync([post.Author.Id], actor.RequireMember(), post.Topic.Id, post.Topic.CategoryId, cancel)).Single();
        return TellingPermissions.KindFor(author.Recipient, actor, [kind]) is not null;
    }

    // What was chosen for a category holds for those below it, unless something was chosen for them.
    Task<List<Row>> SomeAsync(MemberId[] members, MemberId actor, TopicId topic, CategoryId category, CancellationToken cancel) =>
        (from member in db.Members
         from place in db.Categories.InnerJoin(row => row.Id == category)
         from topicWatch in db.TopicWatches.LeftJoin(row => row.MemberId == member.Id && row.TopicId == topic)
         from categoryWatch in db.CategoryWatches.LeftJoin(row => row.MemberId == member.Id && row.CategoryId == category)
         from parentWatch in db.CategoryWatches.LeftJoin(row => row.MemberId == member.Id && row.CategoryId == place.ParentId)
         where members.Contains(member.Id)
         select new Row
         {
             Member = member,
             TopicLevel = (WatchLevel?)topicWatch.Level,
             CategoryLevel = (WatchLevel?)categoryWatch.Level ?? (WatchLevel?)parentWatch.Level,
             CanSee = member.Role >= Role.Moderator || place.IsOpenTo(db, member.Id),
             IgnoresActor = db.Ignores.Any(row => row.MemberId == member.Id && row.IgnoredId == actor),
         }).ToListAsync(cancel);

    async Task<ILookup<MemberId, WatchLevel>> TagsAsync(MemberId[] members, TopicId topic, CancellationToken cancel)
    {
        var rows = await (
            from link in db.TopicTags
            join watch in db.TagWatches on link.TagId equals watch.TagId
            where link.TopicId == topic && members.Contains(watch.MemberId)
            select new { watch.MemberId, watch.Level }).ToListAsync(cancel);
        return rows.ToLookup(row => row.MemberId, row => row.Level);
    }

    static RecipientMember Recipient(Row row, IEnumerable<WatchLevel> tags) => new(row.Member, new()
    {
        Id = row.Member.Id,
        CanSee = row.CanSee,
        MentionsFrom = row.Member.MentionsFrom,
        TopicLevel = row.TopicLevel,
        CategoryLevel = row.CategoryLevel,
        TagLevels = [.. tags],
        IgnoresActor = row.IgnoresActor,
    });

    sealed record Row
    {
        public required Member Member { get; init; }

        public WatchLevel? TopicLevel { get; init; }

        public WatchLevel? CategoryLevel { get; init; }

        public bool IgnoresActor { get; init; }

        public required bool CanSee { get; init; }
    }
}

public sealed record RecipientMember(Member Member, Recipient Recipient);
