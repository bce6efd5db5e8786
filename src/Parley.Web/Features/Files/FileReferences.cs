using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Files;
using Parley.Domain.Posts;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Files;

/// <summary>Which files a post and its history refer to.</summary>
public sealed class FileReferences(ParleyDb db)
{
    public Task<List<ReferredFile>> OfAsync(PostId post, CancellationToken cancel) => (
        from row in db.PostFiles
        join file in db.Files on row.FileId equals file.Id
        where row.PostId == post
        select new ReferredFile(file.Id, file.Key, row.IsHidden)).ToListAsync(cancel);

    public async Task<KeptFiles> KeptAsync(PostId post, CancellationToken cancel)
    {
        var versions = await db.PostVersions
            .Where(row => row.PostId == post && row.Markdown.Contains(FileAddress.Beginning))
            .Select(row => new { row.Markdown, IsHidden = row.HiddenAt != null })
            .ToListAsync(cancel);
        var texts = versions.ToLookup(version => version.IsHidden, version => version.Markdown);
        return new(KeysIn(texts[false]), KeysIn(texts[true]));
    }

    public async Task HideAsync(PostId post, IEnumerable<ReferredFile> files, bool isHidden, CancellationToken cancel)
    {
        var ids = files.Select(file => file.Id).ToArray();
        if (ids.Length > 0)
            await db.PostFiles.Where(row => row.PostId == post && ids.Contains(row.FileId)).Set(row => row.IsHidden, isHidden).UpdateAsync(cancel);
    }

    static HashSet<string> KeysIn(IEnumerable<string> texts) => [.. texts.SelectMany(FileAddress.KeysIn)];
}

public sealed record ReferredFile(UploadedFileId Id, string Key, bool IsHidden);

/// <summary>The keys in the versions that are kept: in those that everybody reads, and in those that a moderator took out.</summary>
public sealed record KeptFiles(IReadOnlySet<string> Shown, IReadOnlySet<string> Hidden);
