using System.Globalization;
using LinqToDB.Async;
using Microsoft.Extensions.Localization;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Accounts;
using Parley.Platform.Email;

namespace Parley.Web.Features.Accounts;

/// <summary>Tells a member by mail that somebody signed in with a browser that was not known yet.</summary>
public sealed class OnDeviceSignedIn(ParleyDb db, JobQueue jobs, ParleyOptions options, IStringLocalizer<Words> words) : IJobHandler<DeviceSignedIn>
{
    public async Task HandleAsync(DeviceSignedIn happened, CancellationToken cancel)
    {
        var id = new MemberId(happened.MemberId);
        if (await db.Members.SingleOrDefaultAsync(row => row.Id == id, cancel) is not { Email: { } address } member)
            return;

        using var spoken = options.Languages.Speak(member.Language);
        await db.WriteAsync(() => jobs.EnqueueAsync(new Mail(address, SubjectOf(), TextOf(member, happened)), cancel), cancel);
    }

    string SubjectOf() => words["Mail.NewDevice.Subject", options.Forum.Name];

    string TextOf(Member member, DeviceSignedIn happened) => words[
        "Mail.NewDevice.Text",
        member.Name,
        options.Forum.Name,
        DeviceWords.Of(words, happened.Agent),
        happened.Address ?? "–",
        happened.At.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        $"{options.PublicAddress}/settings/sessions",
        $"{options.PublicAddress}/forgot-password"];
}
