using LinqToDB;
using LinqToDB.Async;
using Microsoft.Extensions.Localization;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Accounts;
using Parley.Domain.Live;
using Parley.Domain.Permissions;
using Parley.Domain.Shared;
using Parley.Platform.Email;
using Parley.Web.Features.Accounts;

namespace Parley.Web.Features.Profiles;

/// <summary>Deletes an account after some days in which its member may think better of it.</summary>
public sealed class LeaveForum(
    ParleyDb db, VerifyOwner verifyOwner, JobQueue jobs, TimeProvider time, ParleyOptions options, IStringLocalizer<Words> words)
{
    public static readonly TimeSpan TimeToThink = TimeSpan.FromDays(7);

    public async Task<Outcome<DateTimeOffset>> AskAsync(Viewer viewer, SessionId session, LeaveForm form, CancellationToken cancel)
    {
        var member = await db.Members.SingleAsync(row => row.Id == viewer.RequireMember(), cancel);
        if (await verifyOwner.CheckAsync(member, form.Password, "password", cancel) is { } problem)
            return problem.Args is [int minutes] ? new Problem("password", "PasswordWait", minutes) : new Problem("password", "PasswordWrong");
        if (await IsLastAdministratorAsync(member, cancel))
            return new Problem("", "LastAdministrator");

        var due = time.GetUtcNow() + TimeToThink;
        await db.WriteAsync(() => NoteAsync(member, session, due, form.HidePosts && options.Privacy.MembersMayHidePosts, cancel), cancel);
        return due;
    }

    public Task<int> KeepAsync(Viewer viewer, CancellationToken cancel)
    {
        var member = viewer.RequireMember();
        return db.WriteAsync(
            () => db.Members.Where(row => row.Id == member).Set(row => row.DeletesAt, (DateTimeOffset?)null).UpdateAsync(cancel), cancel);
    }

    async Task<bool> IsLastAdministratorAsync(Member member, CancellationToken cancel) =>
        member.Role == Role.Administrator
        && !await db.Members.AnyAsync(row => row.Role == Role.Administrator && row.Id != member.Id && row.DeletesAt == null, cancel);

    async Task NoteAsync(Member member, SessionId session, DateTimeOffset due, bool hidesPosts, CancellationToken cancel)
    {
        await db.Members.Where(row => row.Id == member.Id)
            .Set(row => row.DeletesAt, (DateTimeOffset?)due)
            .Set(row => row.HidesPosts, hidesPosts)
            .UpdateAsync(cancel);
        await db.Sessions.Where(row => row.MemberId == member.Id && row.Id != session).DeleteAsync(cancel);
        db.Tell(new SessionsEnded(member.Id.Value));
        await jobs.EnqueueAsync(new AccountDue(member.Id.Value), due, cancel);
        if (member.Email is { } address)
        {
            var text = words["Mail.Leave.Text", member.Name, options.Forum.Name, due, $"{options.PublicAddress}/settings/data"];
            await jobs.EnqueueAsync(new Mail(address, words["Mail.Leave.Subject", options.Forum.Name], text), cancel);
        }
    }
}

public sealed record LeaveForm
{
    public string? Password { get; init; }

    public bool HidePosts { get; init; }
}
