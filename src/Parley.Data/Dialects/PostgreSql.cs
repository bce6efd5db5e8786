using System.Data.Common;
using FluentMigrator.Runner;
using LinqToDB;
using LinqToDB.Data;
using LinqToDB.DataProvider.PostgreSQL;
using Npgsql;
using Parley.Data.Migrations;

namespace Parley.Data.Dialects;

sealed class PostgreSql(string connectionString) : Dialect
{
    static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(100);

    public override string Name => "PostgreSQL";

    public override string VersionSql => "SHOW server_version";

    public override string SizeSql => "SELECT pg_database_size(current_database())";

    public override DataOptions Connect(DataOptions options) => options.UsePostgreSQL(connectionString, PostgreSQLVersion.v95);

    // The dialect of 9.2 makes serial columns, which take a number that an import brings; the newer ones make GENERATED ALWAYS.
    public override IMigrationRunnerBuilder UseRunner(IMigrationRunnerBuilder runner) =>
        runner.AddPostgres92().WithGlobalConnectionString(connectionString);

    public override bool IsUniqueViolation(DbException exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    public override bool IsConflict(DbException exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure };

    public override DatabaseFault FaultOf(DbException exception) => exception switch
    {
        PostgresException postgres => FaultOf(postgres.SqlState),
        NpgsqlException => DatabaseFault.Away,
        _ => DatabaseFault.None,
    };

    // Classes of SQLSTATE: 08 connection, 28 authorization, 3D database, 53 insufficient resources, 57 operator intervention, 58 system error.
    static DatabaseFault FaultOf(string state) => state switch
    {
        PostgresErrorCodes.InsufficientPrivilege => DatabaseFault.Forbidden,
        PostgresErrorCodes.DiskFull => DatabaseFault.Full,
        PostgresErrorCodes.LockNotAvailable => DatabaseFault.Busy,
        _ => state[..2] switch
        {
            "08" or "57" or "58" => DatabaseFault.Away,
            "28" => DatabaseFault.Refused,
            "3D" => DatabaseFault.Missing,
            "53" => DatabaseFault.Busy,
            _ => DatabaseFault.None,
        },
    };

    // The lock is this database's and the connection's; it is asked for again and again, because a command that waits is given up.
    public override async Task<MigrationTurn> TakeMigrationTurnAsync(DataConnection db, CancellationToken cancel)
    {
        const string key = "hashtext('parley migrations')";
        while (!await db.ExecuteAsync<bool>($"SELECT pg_try_advisory_lock({key})", cancel))
            await Task.Delay(BetweenTries, cancel);
        return new(async () => await db.ExecuteAsync($"SELECT pg_advisory_unlock({key})", CancellationToken.None));
    }

    public override async Task AdvanceIdentitiesAsync(DataConnection db, IEnumerable<string> tables, CancellationToken cancel)
    {
        foreach (var table in tables)
        {
            await db.ExecuteAsync(
                $"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT COALESCE(MAX(id), 1) FROM {table}))", cancel);
        }
    }

    public override Task AnalyzeAsync(DataConnection db, IEnumerable<string> tables, CancellationToken cancel) =>
        db.ExecuteAsync($"ANALYZE {string.Join(", ", tables)}", cancel);

    // PostgreSQL checks pages as it reads them, where checksums are on: reading every row is the check.
    public override async Task<IReadOnlyList<string>> CheckIntegrityAsync(
        DataConnection db, IEnumerable<string> tables, CancellationToken cancel)
    {
        var faults = new List<string>();
        foreach (var table in tables)
        {
            try
            {
                await db.ExecuteAsync<long>($"SELECT SUM(LENGTH(t::text)) FROM {table} t", cancel);
            }
            catch (PostgresException damaged)
            {
                faults.Add($"{table}: {damaged.MessageText}");
            }
        }

        return faults;
    }
}
