namespace Parley.Platform.Storage;

/// <summary>Keeps files that members brought, under names such as <c>pictures/0f3a/96.webp</c>.</summary>
public interface IFileStore
{
    /// <summary>Writes a whole file or, when it fails, none.</summary>
    Task PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancel);

    /// <summary>Null when there is no such file.</summary>
    Task<Stream?> OpenAsync(string name, CancellationToken cancel);

    /// <summary>A file that is not there is as good as deleted.</summary>
    Task DeleteAsync(string name, CancellationToken cancel);
}
