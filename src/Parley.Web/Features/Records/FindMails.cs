using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Mails;
using Parley.Domain.Accounts;
using Parley.Domain.Permissions;
using Parley.Web.Features.Moderation;

namespace Parley.Web.Features.Records;

/// <summary>
/// Which attempts to send a mail. <paramref name="Q"/> are words of the subject. <paramref name="Address"/>, a part of it, and <paramref name="Reason"/>,
/// which may hold one, are asked by administrators alone.
/// </summary>
public sealed record MailConditions(
    string? Q = null,
    string? Member = null,
    string? Kind = null,
    MailStatus? Status = null,
    DateOnly? From = null,
    DateOnly? To = null,
    string? Address = null,
    string? Reason = null);

/// <summary>The member is who has the address now.</summary>
public sealed record FoundMail(LoggedMail Mail, MemberId? MemberId, string? MemberName);

public sealed class FindMails(ParleyDb db)
{
    static readonly TableOrder<FoundMail> Order = TableOrder.NewestBy((FoundMail row) => row.Mail.Id)
        .With("at", row => row.Mail.At)
        .With("member", row => row.MemberName)
        .With("address", row => row.Mail.Address)
        .With("kind", row => row.Mail.Kind)
        .With("subject", row => row.Mail.Subject)
        .With("status", row => row.Mail.Status);

    public Task<TablePage<FoundMail>> PageAsync(Viewer viewer, MailConditions asked, TableQuery query, CancellationToken cancel) =>
        Order.PageAsync(Rows(viewer, asked), query.For(viewer), cancel);

    public Task<List<FoundMail>> AllAsync(Viewer viewer, MailConditions asked, TableQuery query, CancellationToken cancel) =>
        Order.AllAsync(Rows(viewer, asked), query.For(viewer), cancel);

    /// <summary>Those that are there.</summary>
    public Task<List<string>> KindsAsync(CancellationToken cancel) =>
        db.MailLog.Select(row => row.Kind).Distinct().OrderBy(kind => kind).ToListAsync(cancel);

    IQueryable<FoundMail> Rows(Viewer viewer, MailConditions asked) =>
        from mail in Found(viewer, asked)
        from member in db.Members.LeftJoin(row => row.EmailKey == Sql.Lower(mail.Address))
        select new FoundMail(mail, member.Id, member.Name);

    IQueryable<LoggedMail> Found(Viewer viewer, MailConditions asked)
    {
        var found = db.MailLog
            .Words(asked.Q, word => row => Sql.Lower(row.Subject)!.Contains(word))
            .If(Conditions.NameKey(asked.Member), key => row => db.Members.Any(member => member.NameKey == key && member.EmailKey == Sql.Lower(row.Address)))
            .If(asked.Kind, kind => row => row.Kind == kind)
            .If(asked.Status, status => row => row.Status == status)
            .If(Day.Start(asked.From), start => row => row.At >= start)
            .If(Day.End(asked.To), end => row => row.At < end);
        return MemberPermissions.CanSeeAddresses(viewer)
            ? found
                .Words(asked.Address, word => row => Sql.Lower(row.Address)!.Contains(word))
                .Words(asked.Reason, word => row => Sql.Lower(row.Reason)!.Contains(word))
            : found;
    }
}
