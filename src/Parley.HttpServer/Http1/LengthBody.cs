using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Parley.HttpServer.Http1;

/// <summary>A body whose length was said (RFC 9112, section 6.2), or none. What the application reads is the connection's own buffer.</summary>
sealed class LengthBody(IncomingBody incoming) : PipeReader
{
    ReadOnlySequence<byte> _shown;
    bool _isShowing;

    /// <summary>How many bytes are still to be read.</summary>
    public long Left { get; private set; }

    public void Reset(long length) => (Left, _shown, _isShowing) = (length, default, false);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        if (Left == 0)
            return Nothing();

        incoming.RequireSize(Left);
        return Show(await incoming.ReadAsync(cancellationToken));
    }

    public override bool TryRead(out ReadResult result)
    {
        if (Left == 0)
        {
            result = Nothing();
            return true;
        }

        result = default;
        incoming.RequireSize(Left);
        if (!incoming.MayCome || !incoming.TryRead(out var read))
            return false;

        result = Show(read);
        return true;
    }

    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        if (!_isShowing)
            return;

        // Behind the body, the next request may wait: who has seen all of the body is not to wait for that.
        var hadAll = _shown.Length == Left;
        var taken = _shown.Slice(_shown.Start, consumed).Length;
        Left -= taken;
        _isShowing = false;
        incoming.AdvanceTo(consumed, hadAll ? consumed : examined);
        incoming.Count(taken);
    }

    public override void CancelPendingRead() => incoming.Cancel();

    /// <summary>What was not read is for the server to throw away.</summary>
    public override void Complete(Exception? exception = null)
    {
        if (_isShowing)
            AdvanceTo(_shown.Start, _shown.Start);
    }

    ReadResult Show(ReadResult read)
    {
        _shown = read.Buffer.Length > Left ? read.Buffer.Slice(0, Left) : read.Buffer;
        _isShowing = true;
        var isAll = _shown.Length == Left;
        if (read.IsCompleted && !isAll)
        {
            AdvanceTo(_shown.Start, _shown.Start);
            throw Refusal.BadRequest("The body ended too early.");
        }

        return new(_shown, read.IsCanceled, isAll);
    }

    static ReadResult Nothing() => new(ReadOnlySequence<byte>.Empty, isCanceled: false, isCompleted: true);
}
