using System.Buffers;
using System.IO.Pipelines;

namespace Parley.HttpServer.Http1;

/// <summary>A body that comes in chunks (RFC 9112, section 7.1). It is decoded only as far as the application reads.</summary>
sealed class ChunkedBody(IncomingBody incoming, ChunkDecoder decoder) : PipeReader
{
    // No limit: nothing is written into it but what the reader asked for.
    readonly Pipe _decoded = new(new PipeOptions(pauseWriterThreshold: 0, useSynchronizationContext: false));
    ReadOnlySequence<byte> _shown;
    bool _wantsMore;

    public bool IsDone => decoder.IsDone;

    public void Reset(HeaderFields trailer)
    {
        decoder.Reset(trailer);
        _decoded.Writer.Complete();
        _decoded.Reader.Complete();
        _decoded.Reset();
        (_shown, _wantsMore) = (default, false);
    }

    public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        ReadResult result;
        while (!TryReadDecoded(out result))
        {
            var read = await incoming.ReadAsync(cancellationToken);
            if (!await DecodeAsync(read))
                return new(ReadOnlySequence<byte>.Empty, read.IsCanceled, isCompleted: false);
        }

        return result;
    }

    public override bool TryRead(out ReadResult result) => TryReadDecoded(out result);

    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        _wantsMore = !decoder.IsDone && _shown.Slice(examined).IsEmpty;
        _decoded.Reader.AdvanceTo(consumed, examined);
    }

    public override void CancelPendingRead() => incoming.Cancel();

    public override void Complete(Exception? exception = null)
    {
    }

    bool TryReadDecoded(out ReadResult result)
    {
        result = default;
        if (_wantsMore || !_decoded.Reader.TryRead(out result))
            return false;

        _shown = result.Buffer;
        return true;
    }

    async ValueTask<bool> DecodeAsync(ReadResult read)
    {
        if (read.IsCanceled)
        {
            incoming.AdvanceTo(read.Buffer.Start, read.Buffer.Start);
            return false;
        }

        var before = decoder.DecodedBytes;
        var rest = read.Buffer;
        try
        {
            decoder.Decode(ref rest, _decoded.Writer);
        }
        finally
        {
            incoming.AdvanceTo(rest.Start, decoder.IsDone ? rest.Start : rest.End);
        }

        var added = decoder.DecodedBytes - before;
        incoming.Count(added);
        if (read.IsCompleted && !decoder.IsDone)
            throw Refusal.BadRequest("The body ended too early.");

        _wantsMore &= added == 0 && !decoder.IsDone;
        await _decoded.Writer.FlushAsync(CancellationToken.None);
        if (decoder.IsDone)
            await _decoded.Writer.CompleteAsync();
        return true;
    }
}
