using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Parley.HttpServer.Http1;

namespace Parley.HttpServer.Connections;

/// <summary>The connections that are open, counted by who made them.</summary>
sealed class ConnectionSet(HttpLimits limits)
{
    const int BytesOfNetwork = 8;

    // Who is cut off notices at once; but an application that does not is not waited for.
    static readonly TimeSpan LongestAfterCut = TimeSpan.FromSeconds(1);

    readonly ConcurrentDictionary<Connection, (IConnectionLoop Loop, Task Running)> _open = new();
    readonly Dictionary<IPAddress, int> _counts = [];
    int _admitted;
    int _isEnding;

    /// <summary>Whether one more connection of this client may stay; if so, <see cref="Leave"/> must follow.</summary>
    public bool TryEnter(IPAddress? client)
    {
        if (Interlocked.Increment(ref _admitted) <= limits.Connections && TryCount(NetworkOf(client)))
            return true;

        Interlocked.Decrement(ref _admitted);
        return false;
    }

    public void Leave(IPAddress? client)
    {
        Interlocked.Decrement(ref _admitted);
        if (NetworkOf(client) is not { } network)
            return;

        lock (_counts)
        {
            if (--_counts[network] == 0)
                _counts.Remove(network);
        }
    }

    /// <summary>Runs the connection's loop to its end, of which the observer has heard before <see cref="EndAsync"/> is over.</summary>
    public async Task RunAsync(Connection connection, IConnectionLoop loop, IConnectionObserver? observer)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _open[connection] = (loop, ended.Task);
        try
        {
            // Who comes only now is not known to EndAsync, and so nobody may hear of it.
            if (Volatile.Read(ref _isEnding) == 0)
                await RunObservedAsync(connection, loop, observer);
        }
        finally
        {
            _open.TryRemove(connection, out _);
            ended.SetResult();
        }
    }

    public void CheckDeadlines(long now)
    {
        foreach (var (connection, _) in _open)
            connection.CheckDeadlines(now);
    }

    /// <summary>Closes those that wait for a request, and waits for the others; cuts those that last longer than until the cancellation.</summary>
    public async Task EndAsync(CancellationToken cancel)
    {
        Interlocked.Exchange(ref _isEnding, 1);
        foreach (var (connection, (loop, _)) in _open)
        {
            if (loop.IsIdle)
                connection.Input.CancelPendingRead();
        }

        var ended = Task.WhenAll(_open.Select(open => open.Value.Running));
        await ended.WaitAsync(cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var (connection, _) in _open)
            connection.Abort();
        await ended.WaitAsync(LongestAfterCut, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    static async Task RunObservedAsync(Connection connection, IConnectionLoop loop, IConnectionObserver? observer)
    {
        observer?.Opened(connection.Id, connection.Client);
        try
        {
            await loop.RunAsync();
        }
        finally
        {
            observer?.Closed(connection.Id);
        }
    }

    bool TryCount(IPAddress? network)
    {
        if (network is null)
            return true;

        lock (_counts)
        {
            var count = _counts.GetValueOrDefault(network);
            if (count >= limits.ConnectionsPerAddress)
                return false;
            _counts[network] = count + 1;
            return true;
        }
    }

    static IPAddress? NetworkOf(IPAddress? client)
    {
        if (client is { IsIPv4MappedToIPv6: true })
            client = client.MapToIPv4();
        if (client is null || IPAddress.IsLoopback(client))
            return null;

        return client.AddressFamily == AddressFamily.InterNetworkV6
            ? new IPAddress([.. client.GetAddressBytes()[..BytesOfNetwork], .. new byte[BytesOfNetwork]])
            : client;
    }
}
