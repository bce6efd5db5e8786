namespace Parley.HttpServer.Http1;

/// <summary>An answer's body as a stream: what is written is sent at once.</summary>
sealed class ResponseStream(Response response, SynchronousIO synchronous) : WriteOnlyStream
{
    public override void Write(byte[] buffer, int offset, int count)
    {
        synchronous.Require();
        WriteAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();
    }

    public override void Flush()
    {
        synchronous.Require();
        FlushAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        response.WriteAsync(buffer, cancellationToken);

    public override Task FlushAsync(CancellationToken cancellationToken) => response.FlushAsync(cancellationToken).AsTask();
}
