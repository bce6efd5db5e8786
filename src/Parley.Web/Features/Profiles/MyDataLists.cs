using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Accounts;
using Parley.Domain.Permissions;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Profiles;

/// <summary>
/// What is kept of a member beside posts: for each list the file that it becomes. Of what guards the account there are names and
/// dates, and no secret; of others there is what the member can see.
/// </summary>
public sealed class MyDataLists(ParleyDb db, GivenReasons reasons, ParleyOptions options)
{
    public async Task<IReadOnlyList<(string File, object Content)>> OfAsync(Member member, CancellationToken cancel) =>
    [
        ("notifications.json", await NotificationsAsync(member, cancel)),
        ("watched-topics.json", await TopicsAsync(member, cancel)),
        ("watched-categories.json", await CategoriesAsync(member, cancel)),
        ("watched-tags.json", await TagsAsync(member, cancel)),
        ("ignored-members.json", await IgnoredAsync(member, cancel)),
        ("polls.json", await PollsAsync(member, cancel)),
        ("poll-votes.json", await VotesAsync(member, cancel)),
        ("security.json", await SecurityAsync(member, cancel)),
        ("email-changes.json", await EmailChangesAsync(member, cancel)),
        ("reports.json", await ReportsAsync(member, cancel)),
        ("blocks.json", await BlocksAsync(member, cancel)),
        ("mails.json", await MailsAsync(member, cancel)),
    ];

    async Task<object> NotificationsAsync(Member member, CancellationToken cancel)
    {
        var rows = await (
            from told in db.NotificationsOf(member.Id)
            join actor in db.Members on told.ActorId equals actor.Id
            join post in db.Posts on told.PostId equals post.Id
            join topic in db.Topics on told.TopicId equals topic.Id
            orderby told.Id
            select new { Told = told, Who = actor.Name, topic.Title, TopicId = topic.Id, topic.Slug, post.Number }).ToListAsync(cancel);
        return rows.Select(row => new
        {
            row.Told.Id,
            row.Told.Kind,
            row.Who,
            row.Told.ActorCount,
            TopicTitle = row.Title,
            Address = options.PublicAddress + Addresses.Post(row.TopicId, row.Slug, row.Number),
            row.Told.CreatedAt,
            row.Told.ReadAt,
            row.Told.MailedAt,
        });
    }

    // A topic that the member can no longer see keeps its title to itself.
    async Task<object> TopicsAsync(Member member, CancellationToken cancel)
    {
        var visible = db.TopicsVisibleTo(Viewer.Of(member));
        return await (
            from watch in db.TopicWatches
            join topic in visible on watch.TopicId equals topic.Id into found
            from topic in found.DefaultIfEmpty()
            where watch.MemberId == member.Id
            orderby watch.TopicId
            select new { watch.TopicId, TopicTitle = topic == null ? null : topic.Title, watch.Level }).ToListAsync(cancel);
    }

    async Task<object> CategoriesAsync(Member member, CancellationToken cancel)
    {
        var visible = db.CategoriesVisibleTo(Viewer.Of(member));
        return await (
            from watch in db.CategoryWatches
            join category in visible on watch.CategoryId equals category.Id into found
            from category in found.DefaultIfEmpty()
            where watch.MemberId == member.Id
            orderby watch.CategoryId
            select new { watch.CategoryId, Name = category == null ? null : category.Name, watch.Level }).ToListAsync(cancel);
    }

    async Task<object> TagsAsync(Member member, CancellationToken cancel)
    {
        var visible = db.TagsVisibleTo(Viewer.Of(member));
        return await (
            from watch in db.TagWatches
            join tag in visible on watch.TagId equals tag.Id into found
            from tag in found.DefaultIfEmpty()
            where watch.MemberId == member.Id
            orderby watch.TagId
            select new { watch.TagId, Name = tag == null ? null : tag.Name, watch.Level }).ToListAsync(cancel);
    }

    async Task<object> IgnoredAsync(Member member, CancellationToken cancel) => await (
        from ignore in db.Ignores
        join ignored in db.Members on ignore.IgnoredId equals ignored.Id
        where ignore.MemberId == member.Id
        orderby ignored.NameKey
        select new { ignored.Name, ignore.CreatedAt }).ToListAsync(cancel);

    // What the member asked; how others answered is on the page, for who may see it.
    async Task<object> PollsAsync(Member member, CancellationToken cancel)
    {
        var rows = await (
            from poll in db.Polls
            join topic in db.Topics on poll.TopicId equals topic.Id
            join choice in db.PollChoices on poll.TopicId equals choice.TopicId
            where topic.AuthorId == member.Id
            orderby topic.Id, choice.Number
            select new { Poll = poll, choice.Text }).ToListAsync(cancel);
        return rows.GroupBy(row => row.Poll, row => row.Text)
            .Select(group => new { group.Key.TopicId, group.Key.Question, Choices = group.ToList(), group.Key.MostChoices, group.Key.Results, group.Key.EndsAt });
    }

    // A topic that the member can no longer see keeps its choices to itself.
    async Task<object> VotesAsync(Member member, CancellationToken cancel)
    {
        var visible = db.TopicsVisibleTo(Viewer.Of(member));
        return await (
            from ballot in db.BallotsOf(Viewer.Of(member))
            join vote in db.PollVotes on ballot.Id equals vote.BallotId
            join choice in db.PollChoices on vote.ChoiceId equals choice.Id
            join topic in visible on ballot.TopicId equals topic.Id into found
            from topic in found.DefaultIfEmpty()
            orderby ballot.Id, choice.Number
            select new { ballot.TopicId, TopicTitle = topic == null ? null : topic.Title, Choice = topic == null ? null : choice.Text, ballot.CastAt }).ToListAsync(cancel);
    }

    async Task<object> SecurityAsync(Member member, CancellationToken cancel) => new
    {
        AuthenticatorAppSince = member.SecondFactorSince,
        RecoveryCodesLeft = await db.RecoveryCodes.CountAsync(row => row.MemberId == member.Id, cancel),
        Passkeys = await db.Passkeys.Where(row => row.MemberId == member.Id).OrderBy(row => row.Id)
            .Select(row => new { row.Name, row.CreatedAt, row.LastUsedAt, row.IsBackedUp }).ToListAsync(cancel),
    };

    async Task<object> ReportsAsync(Member member, CancellationToken cancel) => await db.Flags
        .Where(row => row.ReporterId == member.Id).OrderBy(row => row.Id)
        .Select(row => new { row.PostId, row.Kind, row.Words, row.At, row.Outcome, row.DecidedAt }).ToListAsync(cancel);

    // What was laid on the member; by whom is the moderators' business.
    async Task<object> BlocksAsync(Member member, CancellationToken cancel) =>
        (await db.MemberBlocks.Where(row => row.MemberId == member.Id).OrderBy(row => row.Id).ToListAsync(cancel))
        .ConvertAll(row => new { Kind = row.Standing, Reason = reasons.Show(row.Reason), row.At, row.Until, row.HidesPosts, row.EndedAt });

    async Task<object> EmailChangesAsync(Member member, CancellationToken cancel) => await db.EmailChanges
        .Where(row => row.MemberId == member.Id).OrderBy(row => row.Id)
        .Select(row => new { row.OldEmail, row.NewEmail, row.AskedAt, row.ChangedAt }).ToListAsync(cancel);

    // To an address that waits to be confirmed as well: it was the member who gave it. Another member's address is that one's own.
    async Task<object> MailsAsync(Member member, CancellationToken cancel)
    {
        var changes = db.EmailChanges.Where(row => row.MemberId == member.Id);
        return await db.MailLog
            .Where(mail => mail.Address == member.Email
                || (changes.Any(row => row.OldEmail == mail.Address || row.NewEmail == mail.Address)
                    && !db.Members.Any(row => row.Id != member.Id && row.Email == mail.Address)))
            .OrderBy(mail => mail.Id)
            .Select(mail => new { mail.At, mail.Address, mail.Kind, mail.Subject, mail.Status, mail.Reason }).ToListAsync(cancel);
    }
}
