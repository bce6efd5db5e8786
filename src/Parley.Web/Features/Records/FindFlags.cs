using LinqToDB;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Flags;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Topics;
using Parley.Web.Features.Moderation;

namespace Parley.Web.Features.Records;

/// <summary>Which reports. <paramref name="Q"/> are the reporter's words; <paramref name="Author"/> wrote what was reported.</summary>
public sealed record FlagConditions(
    string? Q = null,
    string? Reporter = null,
    string? Author = null,
    string? Decider = null,
    FlagKind? Kind = null,
    FlagOutcome? Outcome = null,
    DateOnly? From = null,
    DateOnly? To = null,
    DateOnly? DecidedFrom = null,
    DateOnly? DecidedTo = null);

public sealed record FoundFlag(Flag Flag, Post Post, Topic Topic, string ReporterName, string AuthorName, string? DeciderName);

public sealed class FindFlags(ParleyDb db)
{
    static readonly TableOrder<FoundFlag> Order = TableOrder.NewestBy((FoundFlag row) => row.Flag.Id)
        .With("at", row => row.Flag.At)
        .With("kind", row => row.Flag.Kind)
        .With("reporter", row => row.ReporterName)
        .With("post", row => row.Flag.PostId)
        .With("author", row => row.AuthorName)
        .With("outcome", row => row.Flag.Outcome)
        .With("decider", row => row.DeciderName)
        .With("decided", row => row.Flag.DecidedAt);

    public Task<TablePage<FoundFlag>> PageAsync(Viewer viewer, FlagConditions asked, TableQuery query, CancellationToken cancel) =>
        Order.PageAsync(Rows(viewer, asked), query, cancel);

    public Task<List<FoundFlag>> AllAsync(Viewer viewer, FlagConditions asked, TableQuery query, CancellationToken cancel) =>
        Order.AllAsync(Rows(viewer, asked), query, cancel);

    IQueryable<FoundFlag> Rows(Viewer viewer, FlagConditions asked) =>
        from flag in Found(asked)
        join post in PostsBy(viewer, asked.Author) on flag.PostId equals post.Id
        join topic in db.Topics on post.TopicId equals topic.Id
        join reporter in db.Members on flag.ReporterId equals reporter.Id
        join author in db.Members on post.AuthorId equals author.Id
        from decider in db.Members.LeftJoin(row => row.Id == flag.DecidedBy)
        select new FoundFlag(flag, post, topic, reporter.Name, author.Name, decider.Name);

    IQueryable<Post> PostsBy(Viewer viewer, string? author) => db.PostsVisibleTo(viewer)
        .If(Conditions.NameKey(author), key => row => db.Members.Any(member => member.Id == row.AuthorId && member.NameKey == key));

    IQueryable<Flag> Found(FlagConditions asked) => db.Flags
        .Words(asked.Q, word => row => Sql.Lower(row.Words)!.Contains(word))
        .If(Conditions.NameKey(asked.Reporter), key => row => db.Members.Any(member => member.Id == row.ReporterId && member.NameKey == key))
        .If(Conditions.NameKey(asked.Decider), key => row => db.Members.Any(member => member.Id == row.DecidedBy && member.NameKey == key))
        .If(asked.Kind, kind => row => row.Kind == kind)
        .If(asked.Outcome, outcome => row => row.Outcome == outcome)
        .If(Day.Start(asked.From), start => row => row.At >= start)
        .If(Day.End(asked.To), end => row => row.At < end)
        .If(Day.Start(asked.DecidedFrom), start => row => row.DecidedAt >= start)
        .If(Day.End(asked.DecidedTo), end => row => row.DecidedAt < end);
}
