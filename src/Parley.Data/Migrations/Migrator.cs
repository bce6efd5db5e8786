using System.Data.Common;
using FluentMigrator.Runner;
using LinqToDB.Data;
using Microsoft.Extensions.DependencyInjection;
using Parley.Data.Tables;

namespace Parley.Data.Migrations;

/// <summary>Brings the schema to what this version of Parley needs.</summary>
public sealed class Migrator(Database database)
{
    /// <summary>The number of the last migration. Asking their attributes would load all of FluentMigrator at every start.</summary>
    public const long NewestVersion = 34;

    /// <summary>The migrations that the database lacks, oldest first; all of them when it is empty.</summary>
    public async Task<IReadOnlyList<long>> PendingAsync(CancellationToken cancel)
    {
        var applied = await AppliedAsync(cancel);
        return [.. Versions().Where(version => !applied.Contains(version))];
    }

    /// <summary>Applies what is pending and says how many migrations that were. Asking costs one statement.</summary>
    public async Task<int> MigrateAsync(CancellationToken cancel)
    {
        if ((await PendingAsync(cancel)).Count == 0)
            return 0;

        await using var db = new ParleyDb(database);
        await using var turn = await database.Dialect.TakeMigrationTurnAsync(db, cancel);
        var pending = await PendingAsync(cancel);
        if (pending.Count > 0)
            await ApplyAsync(db, cancel);
        return pending.Count;
    }

    async Task ApplyAsync(ParleyDb db, CancellationToken cancel)
    {
        await database.Dialect.PrepareAsync(db, cancel);
        using (var services = Runner())
        using (var scope = services.CreateScope())
            scope.ServiceProvider.GetRequiredService<IMigrationRunner>().MigrateUp();
        await database.Dialect.AnalyzeAsync(db, TableNames.All, cancel);
    }

    async Task<HashSet<long>> AppliedAsync(CancellationToken cancel)
    {
        await using var db = new ParleyDb(database);
        try
        {
            return [.. await db.QueryToListAsync<long>("SELECT version FROM schema_versions", cancel)];
        }
        catch (DbException missing) when (!database.IsUnavailable(missing))
        {
            return [];
        }
    }

    ServiceProvider Runner() => new ServiceCollection()
        .AddFluentMigratorCore()
        .ConfigureRunner(runner => database.Dialect.UseRunner(runner).ScanIn(typeof(Migrator).Assembly).For.All())
        .BuildServiceProvider(validateScopes: false);

    // Numbered without gaps, which a test sees to.
    static IEnumerable<long> Versions() => Enumerable.Range(1, (int)NewestVersion).Select(number => (long)number);
}
