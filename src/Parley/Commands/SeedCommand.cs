using System.CommandLine;
using Parley.Seed;

namespace Parley.Commands;

sealed class SeedCommand : Command
{
    public SeedCommand()
        : base("seed", "Fill an empty forum with a little friendly content.") => SetAction(SeedAsync);

    static async Task<int> SeedAsync(ParseResult parsed, CancellationToken cancel)
    {
        await using var services = await CommandServices.BuildMigratedAsync(SettingOptions.Read(parsed), cancel);
        var count = await SeedDemo.RunAsync(services, cancel);
        parsed.Tell(count == 0 ? "The forum has topics already: nothing was added." : $"{count} topics were added.");
        return ExitCode.Done;
    }
}
