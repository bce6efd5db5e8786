namespace Parley.Benchmarks;

/// <summary>A real forum's topics, kept beside the project and not in it.</summary>
static class RealData
{
    public static string? File { get; } = Find();

    static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "data", "urho3d-topics.jsonl.gz");
            if (System.IO.File.Exists(file))
                return file;
        }

        return null;
    }
}
