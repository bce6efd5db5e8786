// Measures the published program from outside, as who runs it would: ./dev bench [http | idle | cgi | search [DATA | TOPICS REPLIES]]
using System.Globalization;
using Parley.Benchmarks;
using Spectre.Console;

if (args is [BareApplication.Word, var server, var address])
    return await BareApplication.RunAsync(server, address);

if (!File.Exists(Published.Executable))
{
    Console.Error.WriteLine("There is no published program. Run this as ./dev bench.");
    return 1;
}

using var folder = new ScratchFolder();
var measuring = args switch
{
    [] => Everyday.MeasureAsync(folder),
    ["http"] => HttpPairs.MeasureAsync(folder),
    ["idle"] => IdleConnections.MeasureAsync(folder),
    ["cgi"] => CgiRequests.MeasureAsync(folder),
    ["search"] => SearchTimes.MeasureAsync(folder, 100_000, 1_000_000),
    ["search", var data] => SearchTimes.MeasureAsync(data),
    ["search", var topics, var replies] => SearchTimes.MeasureAsync(folder, Number(topics), Number(replies)),
    _ => throw new ArgumentException("./dev bench [http | idle | cgi | search [DATA | TOPICS REPLIES]]"),
};
AnsiConsole.Write(await measuring);
return 0;

static int Number(string typed) => int.Parse(typed, CultureInfo.InvariantCulture);
