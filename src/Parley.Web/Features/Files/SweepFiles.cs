using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Data.Scopes;
using Parley.Domain.Files;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Files;

/// <summary>Clears away the files that no post, no version of one and no draft has referred to for a day.</summary>
public sealed class SweepFiles(ParleyDb db, JobQueue jobs, TimeProvider time)
{
    static readonly TimeSpan TimeToPost = TimeSpan.FromDays(1);

    // Writers of posts get their turn between the batches.
    const int FilesAtOnce = 100;

    /// <summary>Says how many files it cleared away.</summary>
    public async Task<int> SweepAsync(CancellationToken cancel)
    {
        var (swept, before) = (0, time.GetUtcNow() - TimeToPost);
        while (await Forgotten(before).OrderBy(file => file.Id).Take(FilesAtOnce).ToListAsync(cancel) is { Count: > 0 } files)
        {
            var gone = await db.WriteAsync(() => DeleteAsync(files, before, cancel), cancel);
            swept += gone;
            if (gone == 0)
                break;
        }

        return swept;
    }

    // A draft is text: what stands in it is looked for in it, so that nothing has to be kept beside it.
    IQueryable<UploadedFile> Forgotten(DateTimeOffset before) => db.LooseFiles().Where(file =>
        file.TouchedAt < before && !db.Drafts.Any(draft => draft.MemberId == file.MemberId && draft.Markdown.Contains(FileAddress.Beginning + file.Key)));

    // Each is asked about once more: somebody may just be posting it. What the store has goes by a job, which is left in the same
    // transaction and tried until it is done.
    async Task<int> DeleteAsync(IReadOnlyList<UploadedFile> files, DateTimeOffset before, CancellationToken cancel)
    {
        var gone = new List<string>();
        foreach (var file in files)
        {
            if (await Forgotten(before).Where(row => row.Id == file.Id).DeleteAsync(cancel) == 1)
                gone.Add(file.Key);
        }

        if (gone.Count > 0)
            await jobs.EnqueueAsync(new FilesGone(gone), cancel);
        return gone.Count;
    }
}
