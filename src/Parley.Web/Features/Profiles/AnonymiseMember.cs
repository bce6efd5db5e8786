using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Data.Scopes;
using Parley.Domain.Accounts;
using Parley.Domain.Files;
using Parley.Platform.Images;
using Parley.Platform.Storage;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Profiles;

/// <summary>When the time to think is over: the account goes, and what the member wrote stays under a name that tells nothing.</summary>
public sealed class AnonymiseMember(ParleyDb db, IFileStore files, JobQueue jobs, TimeProvider time) : IJobHandler<AccountDue>
{
    public async Task HandleAsync(AccountDue happened, CancellationToken cancel)
    {
        var id = new MemberId(happened.MemberId);
        var member = await db.Members.SingleAsync(row => row.Id == id, cancel);
        if (member.DeletesAt is not { } due || due > time.GetUtcNow())
            return;

        var downloads = await db.Downloads.Where(row => row.MemberId == id).ToListAsync(cancel);
        await db.WriteAsync(() => ForgetAsync(member, cancel), cancel);
        foreach (var file in downloads.Select(download => download.File).Concat(PicturesOf(member)))
            await files.DeleteAsync(file, cancel);
    }

    public static string NameOf(MemberId member) => $"deleted-{member}";

    async Task ForgetAsync(Member member, CancellationToken cancel)
    {
        var newName = NameOf(member.Id);
        if (member.HidesPosts)
            await db.HideWrittenAsync(member.Id, cancel);
        await ForgetFilesAsync(member.Id, cancel);
        await db.ForgetAsync(member.Id, newName, cancel);
        await db.Members.Where(row => row.Id == member.Id).Set(row => row.DeletedAt, time.GetUtcNow()).UpdateAsync(cancel);
        await jobs.EnqueueAsync(new NameGone(member.Id.Value, member.Name, newName), cancel);
    }

    // Those that stand in posts stay with the posts.
    async Task ForgetFilesAsync(MemberId member, CancellationToken cancel)
    {
        var loose = await db.LooseFiles().Where(row => row.MemberId == member).Select(row => row.Key).ToListAsync(cancel);
        if (loose.Count > 0)
            await jobs.EnqueueAsync(new FilesGone(loose), cancel);
    }

    static IEnumerable<string> PicturesOf(Member member) =>
        member.Picture is { } picture ? PictureSizes.All.Select(size => MemberPicture.FileOf(picture, size)) : [];
}
