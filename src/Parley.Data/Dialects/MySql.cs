using System.Data.Common;
using FluentMigrator.Runner;
using LinqToDB;
using LinqToDB.Data;
using MySqlConnector;
using Parley.Data.Migrations;

namespace Parley.Data.Dialects;

sealed class MySql(string connectionString) : Dialect
{
    // Below the time after which a command is given up.
    const int SecondsToWait = 10;

    public override string Name => "MySQL";

    public override string VersionSql => "SELECT VERSION()";

    public override string SizeSql =>
        "SELECT CAST(SUM(data_length + index_length) AS SIGNED) FROM information_schema.tables WHERE table_schema = DATABASE()";

    public override DataOptions Connect(DataOptions options) =>
        options.UseMySql(connectionString, provider: LinqToDB.DataProvider.MySql.MySqlProvider.MySqlConnector);

    // FluentMigrator's MySQL 8 dialect is also the one that fits MariaDB. Without a pool, because a connection makes tables with the
    // collation that the database had when it was opened, and PrepareAsync has just changed that.
    public override IMigrationRunnerBuilder UseRunner(IMigrationRunnerBuilder runner) =>
        runner.AddMySql8().WithGlobalConnectionString($"{connectionString};Pooling=False");

    public override bool IsUniqueViolation(DbException exception) =>
        exception is MySqlException { ErrorCode: MySqlErrorCode.DuplicateKeyEntry };

    public override bool IsConflict(DbException exception) =>
        exception is MySqlException { ErrorCode: MySqlErrorCode.LockDeadlock };

    public override DatabaseFault FaultOf(DbException exception) => (exception as MySqlException)?.ErrorCode switch
    {
        MySqlErrorCode.UnableToConnectToHost or MySqlErrorCode.ServerShutdown => DatabaseFault.Away,
        MySqlErrorCode.LockWaitTimeout or MySqlErrorCode.ConnectionCountError or MySqlErrorCode.CommandTimeoutExpired => DatabaseFault.Busy,
        MySqlErrorCode.AccessDenied => DatabaseFault.Refused,
        MySqlErrorCode.DatabaseAccessDenied or MySqlErrorCode.TableAccessDenied => DatabaseFault.Forbidden,
        MySqlErrorCode.UnknownDatabase => DatabaseFault.Missing,
        MySqlErrorCode.RecordFileFull => DatabaseFault.Full,
        _ => exception.IsTransient || exception.InnerException is IOException or System.Net.Sockets.SocketException ? DatabaseFault.Away : DatabaseFault.None,
    };

    // Such a lock is the whole server's and the connection's; a name of it may have 64 characters, so the database's is hashed.
    public override async Task<MigrationTurn> TakeMigrationTurnAsync(DataConnection db, CancellationToken cancel)
    {
        const string name = "SHA1(CONCAT('parley migrations ', DATABASE()))";
        while (await db.ExecuteAsync<int>($"SELECT GET_LOCK({name}, {SecondsToWait})", cancel) != 1)
            cancel.ThrowIfCancellationRequested();
        return new(async () => await db.ExecuteAsync($"DO RELEASE_LOCK({name})", CancellationToken.None));
    }

    // Names and keys are folded by Parley itself; the default collation would fold them once more, and otherwise.
    public override Task PrepareAsync(DataConnection db, CancellationToken cancel) =>
        db.ExecuteAsync("ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_bin", cancel);

    public override Task AnalyzeAsync(DataConnection db, IEnumerable<string> tables, CancellationToken cancel) =>
        db.ExecuteAsync($"ANALYZE TABLE {string.Join(", ", tables)}", cancel);

    public override async Task<IReadOnlyList<string>> CheckIntegrityAsync(
        DataConnection db, IEnumerable<string> tables, CancellationToken cancel)
    {
        var faults = new List<string>();
        foreach (var table in tables)
        {
            var rows = await db.QueryToListAsync<CheckedTable>($"CHECK TABLE {table}", cancel);
            faults.AddRange(rows.Where(row => row.Msg_type is "error" or "warning").Select(row => $"{table}: {row.Msg_text}"));
        }

        return faults;
    }

    // The names are the columns' that CHECK TABLE answers with.
    sealed class CheckedTable
    {
        public string Msg_type { get; init; } = "";

        public string Msg_text { get; init; } = "";
    }
}
