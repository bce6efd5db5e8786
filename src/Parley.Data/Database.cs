using LinqToDB;
using Parley.Data.Dialects;
using Parley.Data.Jobs;
using Parley.Data.Tables;

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

    /// <summary>Waits for this writer's turn, in order of asking; giving it back is disposing it.</summary>
    public async Task<IDisposable> TakeTurnAsync(CancellationToken cancel)
    {
        await _writers.WaitAsync(cancel);
        return new Turn(_writers);
    }

    public void Dispose() => _writers.Dispose();

    sealed class Turn(SemaphoreSlim writers) : IDisposable
    {
        public void Dispose() => writers.Release();
    }
}
