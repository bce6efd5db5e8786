using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Parley.HttpServer.Connections;

/// <summary>
/// Gathers what goes out until it is flushed, and then sends it in one piece: head and body leave in one packet, and answers to
/// pipelined requests leave together. Flushing waits until the system has taken all, which is what holds a fast application
/// back before a slow client. An idle connection holds no memory here.
/// </summary>
sealed class OutputBuffer(Stream stream, Deadline deadline, HttpLimits limits) : PipeWriter
{
    /// <summary>What is worth sending at once; the usual page fits in.</summary>
    public const int Enough = 64 * 1024;

    // Guards the array, because answers to earlier requests may be flushed while a later one is being written.
    readonly Lock _lock = new();
    readonly SemaphoreSlim _sending = new(1);
    byte[] _bytes = [];
    int _length;
    bool _isLent;
    volatile bool _isHeldBack;

    public int Length => _length;

    /// <summary>Whether the client can't be reached any more. What is written then goes nowhere, as it would have over a dead wire.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Told once, when the client can't be reached any more.</summary>
    public Action? WhenBroken { get; set; }

    public override bool CanGetUnflushedBytes => true;

    public override long UnflushedBytes => _length;

    public override Memory<byte> GetMemory(int sizeHint = 0)
    {
        lock (_lock)
        {
            Reserve(Math.Max(sizeHint, 1));
            _isLent = true;
            return _bytes.AsMemory(_length);
        }
    }

    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public override void Advance(int bytes)
    {
        lock (_lock)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)bytes, (uint)(_bytes.Length - _length), nameof(bytes));
            _length += bytes;
            _isLent = false;
        }
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        Advance(bytes.Length);
    }

    /// <summary>From now on, flushing sends only what is worth it by itself.</summary>
    public void HoldBack() => _isHeldBack = true;

    /// <summary>From now on, flushing sends again; what was held back waits for the next.</summary>
    public void LetGo()
    {
        // Whoever flushes on another thread has either seen this, or what was written is seen here.
        lock (_lock)
            _isHeldBack = false;
    }

    /// <summary>Sends what earlier requests left, unless the application is just writing and will flush by itself.</summary>
    public ValueTask<FlushResult> FlushEarlierAsync() => _isLent ? default : FlushAsync(CancellationToken.None);

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) =>
        IsHeldBack() || (_length == 0 && _sending.CurrentCount == 1) ? default : SendAsync(default, cancellationToken);

    /// <summary>Sends what was gathered and then these bytes, which are not copied.</summary>
    /// <exception cref="OperationCanceledException">Nobody knows how much was sent: the connection is of no use any more.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<FlushResult> SendAsync(ReadOnlyMemory<byte> more, CancellationToken cancel)
    {
        await _sending.WaitAsync(cancel);
        var (bytes, length) = Take();
        try
        {
            deadline.Set(LongestFor(length + more.Length));
            if (length > 0 && !IsBroken)
                await stream.WriteAsync(bytes.AsMemory(0, length), cancel);
            if (more.Length > 0 && !IsBroken)
                await stream.WriteAsync(more, cancel);
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            Break();
        }
        catch (OperationCanceledException)
        {
            Break();
            throw;
        }
        finally
        {
            deadline.Clear();
            Return(bytes);
            _sending.Release();
        }

        return new FlushResult(isCanceled: false, isCompleted: IsBroken);
    }

    public override void CancelPendingFlush()
    {
    }

    public override void Complete(Exception? exception = null)
    {
        lock (_lock)
        {
            Return(_bytes);
            (_bytes, _length) = ([], 0);
        }
    }

    bool IsHeldBack()
    {
        if (!_isHeldBack)
            return false;

        lock (_lock)
            return _isHeldBack && _length < Enough / 2;
    }

    void Reserve(int size)
    {
        if (_bytes.Length - _length >= size)
            return;

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_length + size, _bytes.Length == 0 ? Enough : 2 * _bytes.Length));
        _bytes.AsSpan(0, _length).CopyTo(larger);
        Return(_bytes);
        _bytes = larger;
    }

    (byte[] Bytes, int Length) Take()
    {
        lock (_lock)
        {
            var taken = (_bytes, _length);
            (_bytes, _length) = ([], 0);
            return taken;
        }
    }

    void Break()
    {
        if (IsBroken)
            return;

        IsBroken = true;
        WhenBroken?.Invoke();
    }

    static void Return(byte[] bytes)
    {
        if (bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(bytes);
    }

    TimeSpan LongestFor(int length) =>
        limits.AnswerRate == 0 ? Timeout.InfiniteTimeSpan : limits.RateGrace + TimeSpan.FromSeconds((double)length / limits.AnswerRate);
}
