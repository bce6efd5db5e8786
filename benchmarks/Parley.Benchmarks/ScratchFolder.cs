namespace Parley.Benchmarks;

/// <summary>A folder for data that goes when the measuring is done.</summary>
sealed class ScratchFolder : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("parley-bench-");

    /// <summary>The SQLite forum that the pages are measured on.</summary>
    public string Forum => Path.Combine(_folder.FullName, "forum");

    public string Other(string name) => Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
