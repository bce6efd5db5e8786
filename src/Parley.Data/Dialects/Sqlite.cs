using System.Data;
using System.Data.Common;
using FluentMigrator.Runner;
using LinqToDB;
using LinqToDB.Data;
using LinqToDB.DataProvider.SQLite;
using LinqToDB.Interceptors;
using Microsoft.Data.Sqlite;
using Parley.Data.Migrations;

namespace Parley.Data.Dialects;

sealed class Sqlite(string connectionString) : Dialect
{
    // https://www.sqlite.org/rescode.html
    const int Busy = 5;
    const int Locked = 6;
    const int ReadOnly = 8;
    const int IoError = 10;
    const int Corrupt = 11;
    const int Full = 13;
    const int CantOpen = 14;
    const int NotADatabase = 26;
    const int UniqueViolated = 2067;
    const int PrimaryKeyViolated = 1555;

    static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(50);

    public override string Name => "SQLite";

    public override bool HasOneWriter => true;

    // The driver begins such a transaction with BEGIN IMMEDIATE: it never finds out at the commit that another was first.
    public override IsolationLevel WriteIsolation => IsolationLevel.Serializable;

    public override string VersionSql => "SELECT sqlite_version()";

    public override string SizeSql => "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()";

    public override DataOptions Connect(DataOptions options) =>
        options.UseSQLite(connectionString, SQLiteProvider.Microsoft).UseInterceptor(new Pragmas());

    public override IMigrationRunnerBuilder UseRunner(IMigrationRunnerBuilder runner) =>
        runner.AddSQLite().WithGlobalConnectionString(connectionString);

    public override bool IsUniqueViolation(DbException exception) =>
        exception is SqliteException { SqliteExtendedErrorCode: UniqueViolated or PrimaryKeyViolated };

    public override bool IsConflict(DbException exception) => false;

    public override DatabaseFault FaultOf(DbException exception) => (exception as SqliteException)?.SqliteErrorCode switch
    {
        Busy or Locked => DatabaseFault.Busy,
        ReadOnly => DatabaseFault.ReadOnly,
        IoError or CantOpen => DatabaseFault.Away,
        Full => DatabaseFault.Full,
        Corrupt or NotADatabase => DatabaseFault.Damaged,
        _ => DatabaseFault.None,
    };

    // A lock of the database itself would keep the migrations out as well. The system gives this one back when the program dies.
    public override async Task<MigrationTurn> TakeMigrationTurnAsync(DataConnection db, CancellationToken cancel)
    {
        var file = new SqliteConnectionStringBuilder(connectionString).DataSource + ".migrating";
        while (true)
        {
            try
            {
                var held = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
                return new(held.DisposeAsync);
            }
            catch (IOException) when (File.Exists(file))
            {
                await Task.Delay(BetweenTries, cancel);
            }
        }
    }

    public override Task AnalyzeAsync(DataConnection db, IEnumerable<string> tables, CancellationToken cancel) =>
        db.ExecuteAsync("ANALYZE", cancel);

    public override async Task<IReadOnlyList<string>> CheckIntegrityAsync(
        DataConnection db, IEnumerable<string> tables, CancellationToken cancel)
    {
        var faults = await db.QueryToListAsync<string>("PRAGMA integrity_check", cancel);
        return [.. faults.Where(fault => fault != "ok")];
    }

    // A pooled connection keeps its settings, but nothing tells a new one from a pooled one: they cost microseconds.
    sealed class Pragmas : ConnectionInterceptor
    {
        const string OnOpen =
            """
            PRAGMA synchronous = FULL;
            PRAGMA temp_store = MEMORY;
            PRAGMA cache_size = -16000;
            PRAGMA mmap_size = 268435456;
            """;

        public override void ConnectionOpened(ConnectionEventData eventData, DbConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = OnOpen;
            command.ExecuteNonQuery();
        }

        public override Task ConnectionOpenedAsync(ConnectionEventData eventData, DbConnection connection, CancellationToken cancellationToken)
        {
            ConnectionOpened(eventData, connection);
            return Task.CompletedTask;
        }
    }

    public override Task PrepareAsync(DataConnection db, CancellationToken cancel) =>
        db.ExecuteAsync("PRAGMA journal_mode = WAL", cancel);
}
