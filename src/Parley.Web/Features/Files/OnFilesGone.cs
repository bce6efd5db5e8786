using Parley.Data.Jobs;
using Parley.Domain.Files;
using Parley.Platform.Storage;

namespace Parley.Web.Features.Files;

/// <summary>Clears the store of what the database no longer knows.</summary>
public sealed class OnFilesGone(IFileStore store) : IJobHandler<FilesGone>
{
    public async Task HandleAsync(FilesGone happened, CancellationToken cancel)
    {
        foreach (var key in happened.Keys)
        {
            await store.DeleteAsync(StoredFiles.Small(key), cancel);
            await store.DeleteAsync(StoredFiles.Whole(key), cancel);
        }
    }
}
