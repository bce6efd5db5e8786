using LinqToDB.Async;
using Microsoft.Extensions.Localization;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Accounts;
using Parley.Domain.Appeals;
using Parley.Platform.Email;

namespace Parley.Web.Features.Moderation;

/// <summary>Mails a member what became of the objection, with the answer; in the forum it stands where it was written.</summary>
public sealed class OnAppealDecided(ParleyDb db, JobQueue jobs, ParleyOptions options, IStringLocalizer<Words> words) : IJobHandler<AppealDecided>
{
    public async Task HandleAsync(AppealDecided happened, CancellationToken cancel)
    {
        var found = await (
            from appeal in db.Appeals
            join member in db.Members on appeal.MemberId equals member.Id
            where appeal.EntryId == happened.EntryId
            select new { Appeal = appeal, Member = member }).SingleOrDefaultAsync(cancel);
        if (found is not { Member: { Email: { } address, EmailConfirmedAt: not null } })
            return;

        using var spoken = options.Languages.Speak(found.Member.Language);
        await db.WriteAsync(() => jobs.EnqueueAsync(MailOf(address, found.Member, found.Appeal), cancel), cancel);
    }

    Mail MailOf(string address, Member member, Appeal appeal) => new(
        address,
        words["Mail.Appeal.Subject", options.Forum.Name],
        words["Mail.Appeal.Text", member.Name, words[$"AppealOutcome.{appeal.Outcome}"], appeal.Answer, options.PublicAddress + $"/appeals/{appeal.EntryId}"]);
}
