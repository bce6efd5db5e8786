using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Parley.HttpServer.Connections;

namespace Parley.HttpServer.Http1;

/// <summary>What a body's readers share: the bytes as they come, the client that waits for 100 (Continue), the limits of size and of rate.</summary>
sealed class IncomingBody(Connection connection)
{
    static ReadOnlySpan<byte> Continue => "HTTP/1.1 100 Continue\r\n\r\n"u8;

    long _bytes;
    long _waited;
    bool _cancelWanted;

    /// <summary>In bytes, without the framing; null for any. It can't be changed any more once the body is read.</summary>
    public long? LongestBody { get; set; }

    /// <summary>Whether the client was promised that its body is wanted, or sends it unasked.</summary>
    public bool MayCome { get; private set; }

    public bool HasBegun { get; private set; }

    public void Reset(bool expectsContinue)
    {
        (_bytes, _waited, _cancelWanted, HasBegun) = (0, 0, false, false);
        (MayCome, LongestBody) = (!expectsContinue, connection.Limits.Body);
    }

    /// <summary>Reads what there is; waits until there is something.</summary>
    /// <exception cref="BadHttpRequestException">The body came too slowly, or ended too early.</exception>
    public async ValueTask<ReadResult> ReadAsync(CancellationToken cancel)
    {
        await PromiseAsync();
        while (true)
        {
            var began = Environment.TickCount64;
            var read = await connection.ReadAsync(LongestWait(), cancel);
            _waited += Environment.TickCount64 - began;
            if (!read.IsCanceled)
                return read;

            if (connection.ReadDeadline.IsMissed)
                throw Refusal.Timeout();
            if (_cancelWanted)
                return read;
            Release(read);
        }
    }

    public bool TryRead(out ReadResult result)
    {
        HasBegun = true;
        return connection.Input.TryRead(out result);
    }

    public void AdvanceTo(SequencePosition consumed, SequencePosition examined) => connection.Input.AdvanceTo(consumed, examined);

    public void Cancel()
    {
        _cancelWanted = true;
        connection.Input.CancelPendingRead();
    }

    /// <exception cref="BadHttpRequestException">It is more than the limit.</exception>
    public void Count(long bytes)
    {
        _bytes += bytes;
        RequireSize(_bytes);
    }

    public void RequireSize(long bytes)
    {
        if (bytes > LongestBody)
            throw Refusal.BodyTooLarge();
    }

    // RFC 9110, section 10.1.1: only when the application reads, so that a body that nobody wants is not sent.
    async ValueTask PromiseAsync()
    {
        HasBegun = true;
        if (MayCome)
            return;

        MayCome = true;
        connection.Output.Write(Continue);
        await connection.Output.FlushAsync();
    }

    void Release(ReadResult read) => connection.Input.AdvanceTo(read.Buffer.Start);

    // The average counts, and only while somebody waits: who reads slowly has no slow client.
    TimeSpan LongestWait()
    {
        var limits = connection.Limits;
        return limits.BodyRate == 0
            ? Timeout.InfiniteTimeSpan
            : limits.RateGrace + TimeSpan.FromSeconds((double)_bytes / limits.BodyRate) - TimeSpan.FromMilliseconds(_waited);
    }
}
