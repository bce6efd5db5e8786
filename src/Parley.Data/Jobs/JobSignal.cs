namespace Parley.Data.Jobs;

/// <summary>Tells the worker of this process that there is something to do, so that it need not ask all the time.</summary>
public sealed class JobSignal : IDisposable
{
    readonly SemaphoreSlim _signal = new(0, 1);

    public void Wake()
    {
        try
        {
            _signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // It has been told already.
        }
    }

    /// <summary>Returns when there is work, or after the wait: another node or a command may have left some.</summary>
    public Task WaitAsync(TimeSpan longest, CancellationToken cancel) => _signal.WaitAsync(longest, cancel);

    public void Dispose() => _signal.Dispose();
}
