using Parley.Data.Migrations;
using Parley.Web;

namespace Parley.Commands;

/// <summary>The forum's services for a command that does one thing and ends.</summary>
static class CommandServices
{
    public static ServiceProvider Build(ParleyOptions options) => new ServiceCollection()
        .AddLogging(logging => logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning))
        .AddParley(options)
        .BuildServiceProvider();

    /// <summary>For commands that need the tables: brings them up to date first.</summary>
    public static async Task<ServiceProvider> BuildMigratedAsync(ParleyOptions options, CancellationToken cancel)
    {
        DataFolder.Make(options);
        var services = Build(options);
        await services.GetRequiredService<Migrator>().MigrateAsync(cancel);
        return services;
    }
}
