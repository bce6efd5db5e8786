using LinqToDB;
using LinqToDB.Async;
using Microsoft.Extensions.Localization;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Accounts;
using Parley.Domain.Live;
using Parley.Platform.Email;
using Parley.Platform.Storage;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Profiles;

/// <summary>Makes the copy that a member asked for, and mails that it is there.</summary>
public sealed class GatherMyData(
    ParleyDb db, MyDataArchive archive, IFileStore files, JobQueue jobs, TimeProvider time, ParleyOptions options, IStringLocalizer<Words> words)
    : IJobHandler<DataAsked>
{
    public async Task HandleAsync(DataAsked happened, CancellationToken cancel)
    {
        await SweepAsync(cancel);
        if (await db.Downloads.SingleOrDefaultAsync(row => row.Id == happened.DownloadId, cancel) is not { ReadyAt: null } download)
            return;

        var member = await db.Members.SingleAsync(row => row.Id == download.MemberId, cancel);
        await StoreAsync(download, member, cancel);
        await db.WriteAsync(() => TellAsync(download, member, cancel), cancel);
    }

    // By way of a file: who wrote for years may have brought more than fits into memory.
    async Task StoreAsync(Download download, Member member, CancellationToken cancel)
    {
        await using var zip = new FileStream(
            Path.Combine(Path.GetTempPath(), $"parley-{RandomKey.New()}.zip"),
            new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous });
        await archive.WriteAsync(member, zip, cancel);
        zip.Position = 0;
        await files.PutAsync(download.File, zip, cancel);
    }

    async Task TellAsync(Download download, Member member, CancellationToken cancel)
    {
        await db.Downloads.Where(row => row.Id == download.Id)
            .Set(row => row.ReadyAt, (DateTimeOffset?)time.GetUtcNow()).UpdateAsync(cancel);
        db.Tell(new BellMoved(member.Id.Value));
        if (member.Email is not { } address)
            return;

        using var spoken = options.Languages.Speak(member.Language);
        var text = words["Mail.Data.Text", member.Name, options.Forum.Name, $"{options.PublicAddress}/settings/data"];
        await jobs.EnqueueAsync(new Mail(address, words["Mail.Data.Subject", options.Forum.Name], text), cancel);
    }

    // Whoever asks clears away what nobody can fetch any more.
    async Task SweepAsync(CancellationToken cancel)
    {
        var oldest = time.GetUtcNow() - Download.Life;
        foreach (var old in await db.Downloads.Where(row => row.CreatedAt <= oldest).ToListAsync(cancel))
        {
            await files.DeleteAsync(old.File, cancel);
            await db.WriteAsync(() => db.Downloads.Where(row => row.Id == old.Id).DeleteAsync(cancel), cancel);
        }
    }
}
