using Spectre.Console;

namespace Parley.Benchmarks;

/// <summary>How long the import of a real forum takes on each database.</summary>
static class Imports
{
    public static async Task MeasureAsync(Table table, ScratchFolder folder)
    {
        if (RealData.File is not { } file)
        {
            await Published.RunAsync("seed", "--data", folder.Forum);
            table.AddRow("Import", "skipped: the real forum's topics are not here; the demo content is measured instead", "");
            return;
        }

        foreach (var database in await BenchDatabase.AllAsync(folder))
        {
            var took = await Published.RunAsync(["import", "topics", file, .. database.Arguments]);
            table.AddRow($"Import of 4,049 topics, 29,519 posts on {database.Name}", $"{took.TotalSeconds:0.0} s", database.Address == "sqlite" ? "60 s" : "");
        }
    }
}
