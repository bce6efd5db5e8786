using Microsoft.Extensions.DependencyInjection;
using Parley.Data;
using Parley.Data.Migrations;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Data;

public sealed class MigratorTests
{
    public MigratorTests() => Assert.SkipWhen(TestDatabase.Missing is not null, TestDatabase.Missing ?? "");

    // Two nodes that are started at the same time, or a command beside a forum that is starting.
    [Fact]
    public async Task Several_at_once_bring_an_empty_database_up_together()
    {
        var folder = Directory.CreateTempSubdirectory("parley-migrate-").FullName;
        var database = await TestDatabase.CreateAsync(folder);
        try
        {
            await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => MigrateAsync(database.Address))));

            await using var services = Services(database.Address);
            Assert.Empty(await services.GetRequiredService<Migrator>().PendingAsync(CancellationToken.None));
            Assert.Equal(0, await services.GetRequiredService<Migrator>().MigrateAsync(CancellationToken.None));
        }
        finally
        {
            await database.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    static async Task MigrateAsync(string address)
    {
        await using var services = Services(address);
        await services.GetRequiredService<Migrator>().MigrateAsync(CancellationToken.None);
    }

    static ServiceProvider Services(string address) =>
        new ServiceCollection().AddLogging().AddParleyData(DatabaseAddress.Parse(address, ".")).BuildServiceProvider();
}
