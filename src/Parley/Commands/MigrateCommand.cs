using System.CommandLine;
using Parley.Data.Migrations;

namespace Parley.Commands;

sealed class MigrateCommand : Command
{
    public MigrateCommand()
        : base("migrate", "Bring the database to what this version needs.") => SetAction(MigrateAsync);

    static async Task<int> MigrateAsync(ParseResult parsed, CancellationToken cancel)
    {
        var options = SettingOptions.Read(parsed);
        DataFolder.Make(options);
        await using var services = CommandServices.Build(options);
        var count = await services.GetRequiredService<Migrator>().MigrateAsync(cancel);
        parsed.Tell(count == 0 ? "The database is up to date." : $"{count} migrations were applied.");
        return ExitCode.Done;
    }
}
