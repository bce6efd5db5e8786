using System.Buffers;
using System.Runtime.CompilerServices;

namespace Parley.HttpServer.Http1;

/// <summary>A request's body as a stream, for those who do not read pipes.</summary>
sealed class RequestStream(RequestBody body, SynchronousIO synchronous) : ReadOnlyStream
{
    public override int Read(byte[] buffer, int offset, int count)
    {
        synchronous.Require();
        return ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var reader = body.Reader;
        var read = await reader.ReadAsync(cancellationToken);
        if (read.IsCanceled)
        {
            reader.AdvanceTo(read.Buffer.Start);
            throw new OperationCanceledException("The read was cancelled.");
        }

        var taken = read.Buffer.Slice(0, Math.Min(buffer.Length, read.Buffer.Length));
        taken.CopyTo(buffer.Span);
        reader.AdvanceTo(taken.End);
        return (int)taken.Length;
    }

    public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) =>
        body.Reader.CopyToAsync(destination, cancellationToken);
}
