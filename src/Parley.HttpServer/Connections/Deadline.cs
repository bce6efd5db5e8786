namespace Parley.HttpServer.Connections;

/// <summary>
/// When something must have happened. The server looks at all deadlines once in a while: a timer for each of ten thousand
/// connections would cost more than the second by which a deadline may be late.
/// </summary>
sealed class Deadline
{
    const long Never = long.MaxValue;

    long _at = Never;

    /// <summary>Whether it was missed; stays so until the next <see cref="Set"/>.</summary>
    public bool IsMissed { get; private set; }

    public void Set(TimeSpan fromNow)
    {
        IsMissed = false;
        Volatile.Write(ref _at, fromNow == Timeout.InfiniteTimeSpan ? Never : Environment.TickCount64 + (long)fromNow.TotalMilliseconds);
    }

    public void Clear() => Volatile.Write(ref _at, Never);

    /// <summary>True once for each deadline that is missed.</summary>
    public bool Check(long now)
    {
        var at = Volatile.Read(ref _at);
        if (now < at || Interlocked.CompareExchange(ref _at, Never, at) != at)
            return false;

        IsMissed = true;
        return true;
    }
}
