using Spectre.Console;

namespace Parley.Benchmarks;

/// <summary>What a forum's owner notices: moving in, starting, reading, writing.</summary>
static class Everyday
{
    public static async Task<Table> MeasureAsync(ScratchFolder folder)
    {
        var table = new Table().AddColumns("What", "Measured", "Limit");
        await Imports.MeasureAsync(table, folder);
        await Starts.MeasureAsync(table, folder);
        await Pages.MeasureAsync(table, folder);
        await MemberVisits.MeasureAsync(table, folder);
        return table;
    }
}
