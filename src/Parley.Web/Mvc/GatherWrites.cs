using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parley.Data;

namespace Parley.Web.Mvc;

/// <summary>Gathers what pages have to note and writes it together, a moment later: reading a page costs no write.</summary>
public abstract partial class GatherWrites<TKey, TValue>(Database database, TimeProvider time, ILogger logger) : BackgroundService
    where TKey : notnull
{
    readonly Lock _lock = new();
    readonly SemaphoreSlim _writing = new(1);
    readonly List<Dictionary<TKey, TValue>> _beingWritten = [];
    Dictionary<TKey, TValue> _gathered = [];
    volatile bool _isDisposed;

    protected TimeProvider Time => time;

    protected abstract TimeSpan Interval { get; }

    /// <summary>Writes what was gathered, and nothing where there is nothing. When it ends, what was being written before is written too.</summary>
    public async Task FlushAsync(CancellationToken cancel)
    {
        await _writing.WaitAsync(cancel);
        try
        {
            if (Take() is { } batch)
                await WriteAsync(batch, cancel);
        }
        finally
        {
            _writing.Release();
        }
    }

    public override void Dispose()
    {
        _isDisposed = true;
        base.Dispose();
        _writing.Dispose();
        GC.SuppressFinalize(this);
    }

    protected void Gather(TKey key, TValue value)
    {
        lock (_lock)
            _gathered[key] = _gathered.TryGetValue(key, out var earlier) ? Join(earlier, value) : value;
    }

    /// <summary>What stands in no table yet. Asked before the tables are, so that nothing falls between.</summary>
    protected IReadOnlyList<TValue> NotWritten(Func<TKey, bool> which)
    {
        lock (_lock)
            return [.. _beingWritten.Append(_gathered).SelectMany(batch => batch).Where(pair => which(pair.Key)).Select(pair => pair.Value)];
    }

    /// <summary>One of two that were gathered under the same key.</summary>
    protected abstract TValue Join(TValue earlier, TValue later);

    /// <summary>In one transaction, and in an order of its own, so that two nodes never wait for each other.</summary>
    protected abstract Task WriteAsync(ParleyDb db, IReadOnlyDictionary<TKey, TValue> gathered, CancellationToken cancel);

    /// <summary>A batch that is lost harms nobody; what may be written twice can be gathered again here.</summary>
    protected virtual void Failed(IReadOnlyDictionary<TKey, TValue> batch)
    {
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Interval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

            // A program that could not start is taken down without having been stopped.
            if (!_isDisposed)
                await TryFlushAsync();
        }
    }

    async Task WriteAsync(Dictionary<TKey, TValue> batch, CancellationToken cancel)
    {
        try
        {
            await using var db = new ParleyDb(database);
            await db.WriteAsync(() => WriteAsync(db, batch, cancel), cancel);
        }
        catch (DbException)
        {
            Failed(batch);
            throw;
        }
        finally
        {
            Done(batch);
        }
    }

    Dictionary<TKey, TValue>? Take()
    {
        lock (_lock)
        {
            if (_gathered.Count == 0)
                return null;

            var batch = _gathered;
            _beingWritten.Add(batch);
            _gathered = [];
            return batch;
        }
    }

    void Done(Dictionary<TKey, TValue> batch)
    {
        lock (_lock)
            _beingWritten.Remove(batch);
    }

    // A stopped counter would harm more than a lost batch.
    async Task TryFlushAsync()
    {
        try
        {
            await FlushAsync(CancellationToken.None);
        }
        catch (DbException away)
        {
            LogFailed(GetType().Name, away);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Gathered}: what was gathered could not be written")]
    partial void LogFailed(string gathered, Exception away);
}
