using Parley.Data;

namespace Parley.Web.Features.Shared;

/// <summary>
/// What every request asks for and hardly anybody changes: read when it is first needed, and then at most once a minute. Who changes it
/// here renews it at once (<see cref="Renew"/>); other nodes see the change within the minute.
/// </summary>
public abstract class KeptForAMinute<T>(Database database, TimeProvider time) : IDisposable
{
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    readonly SemaphoreSlim _reading = new(1);
    volatile Kept? _kept;
    int _changes;

    protected TimeProvider Time => time;

    /// <summary>After the commit. What is being read just now may be from before it, and is not kept.</summary>
    public void Renew() => Interlocked.Increment(ref _changes);

    public void Dispose()
    {
        _reading.Dispose();
        GC.SuppressFinalize(this);
    }

    protected async ValueTask<T> KeptAsync(CancellationToken cancel)
    {
        if (Fresh() is { } kept)
            return kept.Value;

        await _reading.WaitAsync(cancel);
        try
        {
            return (Fresh() ?? await ReadAsync(cancel)).Value;
        }
        finally
        {
            _reading.Release();
        }
    }

    protected abstract Task<T> ReadAsync(ParleyDb db, CancellationToken cancel);

    // On a connection of its own: what the caller's transaction has not committed is nobody else's yet.
    async Task<Kept> ReadAsync(CancellationToken cancel)
    {
        var (changes, at) = (Volatile.Read(ref _changes), time.GetUtcNow());
        await using var db = new ParleyDb(database);
        return _kept = new(await ReadAsync(db, cancel), at, changes);
    }

    Kept? Fresh() => _kept is { } kept && kept.Changes == Volatile.Read(ref _changes) && (time.GetUtcNow() - kept.At).Duration() < Longest ? kept : null;

    sealed record Kept(T Value, DateTimeOffset At, int Changes);
}
