namespace Parley.Platform.Storage;

/// <summary>Files in a folder of the forum's own machine.</summary>
public sealed class FolderStore(string folder) : IFileStore
{
    public async Task PutAsync(string name, Stream content, CancellationToken cancel)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);

        // Under another name first: nobody reads half a file, and a crash leaves none.
        var unfinished = $"{path}.{Guid.CreateVersion7():N}";
        await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            await content.CopyToAsync(file, cancel);
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: true);
    }

    public Task<Stream?> OpenAsync(string name, CancellationToken cancel)
    {
        var path = PathOf(name);
        return Task.FromResult<Stream?>(File.Exists(path) ? File.OpenRead(path) : null);
    }

    public Task DeleteAsync(string name, CancellationToken cancel)
    {
        var path = PathOf(name);
        if (File.Exists(path))
            File.Delete(path);
        RemoveIfEmpty(Path.GetDirectoryName(path)!);
        return Task.CompletedTask;
    }

    // Somebody else may be putting a file there at this instant: then it stays.
    static void RemoveIfEmpty(string folder)
    {
        try
        {
            if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
                Directory.Delete(folder);
        }
        catch (IOException)
        {
        }
    }

    string PathOf(string name) => Path.Combine(folder, Path.Combine(StoredName.Check(name).Split('/')));
}
