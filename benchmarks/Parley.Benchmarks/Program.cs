// Measures the published program from outside, as who runs it would: ./dev bench
using Parley.Benchmarks;
using Spectre.Console;

if (!File.Exists(Published.Executable))
{
    Console.Error.WriteLine("There is no published program. Run this as ./dev bench.");
    return 1;
}

using var folder = new ScratchFolder();
var table = new Table().AddColumns("What", "Measured", "Limit");
await Imports.MeasureAsync(table, folder);
await Starts.MeasureAsync(table, folder);
await Pages.MeasureAsync(table, folder);
await MemberVisits.MeasureAsync(table, folder);
AnsiConsole.Write(table);
return 0;
