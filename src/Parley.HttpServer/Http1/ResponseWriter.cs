using System.Buffers;
using System.IO.Pipelines;

namespace Parley.HttpServer.Http1;

/// <summary>
/// An answer's body as a pipe. What is written waits here until it is flushed, because only then the head leaves before it; what is never
/// flushed makes an answer whose length is known.
/// </summary>
sealed class ResponseWriter(Response response) : PipeWriter
{
    const int Usual = 4096;

    byte[] _bytes = [];

    public int Length { get; private set; }

    public override bool CanGetUnflushedBytes => true;

    public override long UnflushedBytes => Length;

    public override Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _bytes.AsMemory(Length);
    }

    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public override void Advance(int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)bytes, (uint)(_bytes.Length - Length), nameof(bytes));
        Length += bytes;
    }

    public override async ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        await response.FlushAsync(cancellationToken);
        return default;
    }

    /// <summary>Hands over to the answer what waits here.</summary>
    public ValueTask PassOnAsync(CancellationToken cancel) => Length == 0 ? default : PassOnWaitingAsync(cancel);

    public override void CancelPendingFlush()
    {
    }

    /// <summary>The answer ends when the application does.</summary>
    public override void Complete(Exception? exception = null)
    {
    }

    public void Reset()
    {
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);
        (_bytes, Length) = ([], 0);
    }

    async ValueTask PassOnWaitingAsync(CancellationToken cancel)
    {
        var length = Length;
        Length = 0;
        await response.AppendAsync(_bytes.AsMemory(0, length), cancel);
        Reset();
    }

    void Reserve(int size)
    {
        if (_bytes.Length - Length >= size)
            return;

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Math.Max(Usual, Length + size), 2 * _bytes.Length));
        _bytes.AsSpan(0, Length).CopyTo(larger);
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
