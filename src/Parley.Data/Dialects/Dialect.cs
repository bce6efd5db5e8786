using System.Data;
using System.Data.Common;
using FluentMigrator.Runner;
using LinqToDB;
using LinqToDB.Data;
using Parley.Data.Migrations;

namespace Parley.Data.Dialects;

/// <summary>What differs between the databases, and nothing else.</summary>
public abstract class Dialect
{
    public static Dialect Of(DatabaseAddress address) => address.Engine switch
    {
        DatabaseEngine.Sqlite => new Sqlite(address.ConnectionString),
        DatabaseEngine.MySql => new MySql(address.ConnectionString),
        DatabaseEngine.PostgreSql => new PostgreSql(address.ConnectionString),
        _ => throw new ArgumentOutOfRangeException(nameof(address)),
    };

    public abstract string Name { get; }

    /// <summary>True where only one transaction at a time may write, so that writers had better queue in this process.</summary>
    public virtual bool HasOneWriter => false;

    public virtual IsolationLevel WriteIsolation => IsolationLevel.ReadCommitted;

    public abstract string VersionSql { get; }

    /// <summary>What this database takes, in bytes.</summary>
    public abstract string SizeSql { get; }

    public abstract DataOptions Connect(DataOptions options);

    public abstract IMigrationRunnerBuilder UseRunner(IMigrationRunnerBuilder runner);

    public abstract bool IsUniqueViolation(DbException exception);

    /// <summary>Two transactions stood in each other's way: the same work done again will pass.</summary>
    public abstract bool IsConflict(DbException exception);

    /// <summary>What is the matter with the database itself; none where it was the fault of what was asked.</summary>
    public abstract DatabaseFault FaultOf(DbException exception);

    /// <summary>The database is away, locked, full or damaged: not the fault of what was asked.</summary>
    public bool IsUnavailable(DbException exception) => FaultOf(exception) != DatabaseFault.None;

    /// <summary>Waits until no other program migrates this database: two nodes may be started at the same time.</summary>
    public abstract Task<MigrationTurn> TakeMigrationTurnAsync(DataConnection db, CancellationToken cancel);

    /// <summary>Before the first migration: what the database itself must be set to.</summary>
    public virtual Task PrepareAsync(DataConnection db, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>After rows came in with numbers of their own, so that the next one is numbered behind them.</summary>
    public virtual Task AdvanceIdentitiesAsync(DataConnection db, IEnumerable<string> tables, CancellationToken cancel) =>
        Task.CompletedTask;

    /// <summary>After much was written: lets the database learn what its tables hold.</summary>
    public abstract Task AnalyzeAsync(DataConnection db, IEnumerable<string> tables, CancellationToken cancel);

    /// <summary>The faults that the database finds in itself; none when it is sound.</summary>
    public abstract Task<IReadOnlyList<string>> CheckIntegrityAsync(DataConnection db, IEnumerable<string> tables, CancellationToken cancel);
}
