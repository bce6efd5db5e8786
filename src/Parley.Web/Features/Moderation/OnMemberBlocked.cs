using LinqToDB.Async;
using Microsoft.Extensions.Localization;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Accounts;
using Parley.Domain.Blocks;
using Parley.Platform.Email;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Moderation;

/// <summary>Mails a member what was laid on the member, and why: who is suspended can't read it in the forum.</summary>
public sealed class OnMemberBlocked(ParleyDb db, JobQueue jobs, GivenReasons reasons, ParleyOptions options, IStringLocalizer<Words> words) : IJobHandler<MemberBlocked>
{
    public async Task HandleAsync(MemberBlocked happened, CancellationToken cancel)
    {
        var found = await (
            from block in db.MemberBlocks
            join member in db.Members on block.MemberId equals member.Id
            where block.Id == happened.BlockId
            select new { Block = block, Member = member }).SingleOrDefaultAsync(cancel);
        if (found is not { Member: { Email: { } address, EmailConfirmedAt: not null } })
            return;

        using var spoken = options.Languages.Speak(found.Member.Language);
        await db.WriteAsync(() => jobs.EnqueueAsync(MailOf(address, found.Member, found.Block), cancel), cancel);
    }

    Mail MailOf(string address, Member member, MemberBlock block)
    {
        var until = block.Until is { } end ? words["Until", ReadersZone.Day(member, end)] : words["Until.Never"];
        return new(
            address,
            words[$"Mail.{block.Standing}.Subject", options.Forum.Name],
            words[$"Mail.{block.Standing}.Text", member.Name, options.Forum.Name, reasons.Show(block.Reason), until, options.PublicAddress]);
    }
}
