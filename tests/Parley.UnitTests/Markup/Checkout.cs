namespace Parley.UnitTests.Markup;

static class Checkout
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    static string Find(DirectoryInfo? folder) => folder switch
    {
        null => throw new InvalidOperationException("No folder above the tests holds Parley.slnx."),
        _ when File.Exists(Path.Combine(folder.FullName, "Parley.slnx")) => folder.FullName,
        _ => Find(folder.Parent),
    };
}
