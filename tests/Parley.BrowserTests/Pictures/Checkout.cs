namespace Parley.BrowserTests.Pictures;

static class Checkout
{
    /// <summary>The folder that the solution stands in.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    static string Find(DirectoryInfo? folder) => folder is null ? throw new InvalidOperationException("There is no Parley.slnx above the tests.")
        : File.Exists(Path.Combine(folder.FullName, "Parley.slnx")) ? folder.FullName
        : Find(folder.Parent);
}
