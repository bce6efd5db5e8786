namespace Parley.HttpServer.Http1;

/// <summary>What the application wants done right before the head leaves and after the answer is sent; the last one wanted is the first one done.</summary>
sealed class Callbacks
{
    readonly Stack<(Func<object, Task> Callback, object State)> _starting = new();
    readonly Stack<(Func<object, Task> Callback, object State)> _completed = new();

    /// <summary>Whether something is to be done before the head leaves.</summary>
    public bool AreStartingWanted => _starting.Count > 0;

    public void OnStarting(Func<object, Task> callback, object state) => _starting.Push((callback, state));

    public void OnCompleted(Func<object, Task> callback, object state) => _completed.Push((callback, state));

    public async ValueTask FireStartingAsync()
    {
        while (_starting.TryPop(out var wanted))
            await wanted.Callback(wanted.State);
    }

    /// <summary>Does all of them, even if one fails; then throws the first failure.</summary>
    public ValueTask FireCompletedAsync() => _completed.Count == 0 ? default : FireAllCompletedAsync();

    public void ForgetStarting() => _starting.Clear();

    public void Reset()
    {
        _starting.Clear();
        _completed.Clear();
    }

    async ValueTask FireAllCompletedAsync()
    {
        Exception? failure = null;
        while (_completed.TryPop(out var wanted))
        {
            try
            {
                await wanted.Callback(wanted.State);
            }
            catch (Exception thrown)
            {
                failure ??= thrown;
            }
        }

        if (failure is not null)
            throw failure;
    }
}
