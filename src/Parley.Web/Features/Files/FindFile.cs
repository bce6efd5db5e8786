using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Files;
using Parley.Domain.Permissions;
using Parley.Platform.Storage;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Files;

/// <summary>Finds a file for somebody who may see it: one statement, whoever asks.</summary>
public sealed class FindFile(ParleyDb db, IFileStore store)
{
    public async Task<FoundFile?> FindAsync(Viewer viewer, string last, CancellationToken cancel)
    {
        if (FileAddress.Parse(last) is not { } asked)
            return null;

        var everybodys = db.FilesVisibleTo(Viewer.Guest);
        var found = await db.FilesVisibleTo(viewer)
            .Where(file => file.Key == asked.Key)
            .Select(file => new { File = file, IsPublic = everybodys.Any(row => row.Id == file.Id) })
            .SingleOrDefaultAsync(cancel);
        return found is null || StoredNameOf(found.File, asked.Extension) is not { } name || await store.OpenAsync(name, cancel) is not { } content
            ? null
            : new(found.File, found.IsPublic, content);
    }

    static string? StoredNameOf(UploadedFile file, string extension) =>
        extension == file.Extension ? StoredFiles.Whole(file.Key)
        : file.HasSmall && FileAddress.IsSmall(extension) ? StoredFiles.Small(file.Key)
        : null;
}

/// <param name="File">Which it is.</param>
/// <param name="IsPublic">Guests see it, too.</param>
/// <param name="Content">To be read once, by who disposes it.</param>
public sealed record FoundFile(UploadedFile File, bool IsPublic, Stream Content);
