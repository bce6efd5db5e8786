namespace Parley.Platform.Storage;

/// <summary>Keeps files that members brought, under names such as <c>pictures/0f3a/96.webp</c>.</summary>
public interface IFileStore
{
    /// <summary>Writes a whole file or, when it fails, none. The content is read from where it stands, and can be read again.</summary>
    Task PutAsync(string name, Stream content, CancellationToken cancel);

    /// <summary>Null when there is no such file; otherwise it can be read from any place.</summary>
    Task<Stream?> OpenAsync(string name, CancellationToken cancel);

    /// <summary>A file that is not there is as good as deleted.</summary>
    Task DeleteAsync(string name, CancellationToken cancel);
}

public static class FileStores
{
    public static Task PutAsync(this IFileStore store, string name, byte[] content, CancellationToken cancel) =>
        store.PutAsync(name, new MemoryStream(content, writable: false), cancel);
}
