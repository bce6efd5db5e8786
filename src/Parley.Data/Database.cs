using System.Data.Common;
using LinqToDB;
using Parley.Data.Dialects;
using Parley.Data.Jobs;
using Parley.Data.Tables;
using Parley.Domain.Live;

namespace Parley.Data;

/// <summary>The database that this program uses: shared by all connections.</summary>
public sealed class Database : IDisposable
{
    readonly SemaphoreSlim _writers;

    public Database(DatabaseAddress address)
    {
        Address = address;
        Dialect = Dialect.Of(address);
        Options = Dialect.Connect(new DataOptions()).UseMappingSchema(ParleyMapping.Schema);
        _writers = Dialect.HasOneWriter ? new(1) : new(int.MaxValue);
    }

    public DatabaseAddress Address { get; }

    public Dialect Dialect { get; }

    public DataOptions Options { get; }

    public JobSignal JobSignal { get; } = new();

    /// <summary>Gets what open pages are to hear, after the commit. Commands that serve no pages leave it out.</summary>
    public Action<LiveEvent> Announce { get; init; } = _ => { };

    /// <summary>
    /// How long a writer waits for its turn: as long as SQLite itself waits for another program that writes, so that who waits in both
    /// queues has an answer within ten seconds.
    /// </summary>
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Waits for this writer's turn, in order of asking; giving it back is disposing it.</summary>
    /// <exception cref="WritersBusyException">The turn did not come in time.</exception>
    public async Task<IDisposable> TakeTurnAsync(CancellationToken cancel) =>
        await _writers.WaitAsync(LongestWait, cancel) ? new Turn(_writers) : throw new WritersBusyException();

    /// <summary>True for what will pass: the database is away, locked or full.</summary>
    public bool IsUnavailable(DbException exception) => exception is WritersBusyException || Dialect.IsUnavailable(exception);

    public void Dispose() => _writers.Dispose();

    sealed class Turn(SemaphoreSlim writers) : IDisposable
    {
        public void Dispose() => writers.Release();
    }
}
