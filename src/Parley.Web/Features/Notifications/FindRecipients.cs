using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
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
            found.AddRange((await SomeAsync(some, actor, topic, category, cancel)).Select(Recipient));
        return found;
    }

    Task<List<Row>> SomeAsync(MemberId[] members, MemberId actor, TopicId topic, CategoryId category, CancellationToken cancel) =>
        (from member in db.Members
         from topicWatch in db.TopicWatches.LeftJoin(row => row.MemberId == member.Id && row.TopicId == topic)
         from categoryWatch in db.CategoryWatches.LeftJoin(row => row.MemberId == member.Id && row.CategoryId == category)
         where members.Contains(member.Id)
         select new Row
         {
             Member = member,
             TopicLevel = (WatchLevel?)topicWatch.Level,
             CategoryLevel = (WatchLevel?)categoryWatch.Level,
             IgnoresActor = db.Ignores.Any(row => row.MemberId == member.Id && row.IgnoredId == actor),
         }).ToListAsync(cancel);

    static RecipientMember Recipient(Row row) => new(row.Member, new()
    {
        Id = row.Member.Id,
        Role = row.Member.Role,
        MentionsFrom = row.Member.MentionsFrom,
        TopicLevel = row.TopicLevel,
        CategoryLevel = row.CategoryLevel,
        IgnoresActor = row.IgnoresActor,
    });

    sealed record Row
    {
        public required Member Member { get; init; }

        public WatchLevel? TopicLevel { get; init; }

        public WatchLevel? CategoryLevel { get; init; }

        public bool IgnoresActor { get; init; }
    }
}

public sealed record RecipientMember(Member Member, Recipient Recipient);
