using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Parley.HttpServer.Http1;

namespace Parley.HttpServer.Watching;

/// <summary>An answer's body that knows how long it became, on any server.</summary>
sealed class CountedBody : WriteOnlyStream, IHttpResponseBodyFeature
{
    readonly IHttpResponseBodyFeature _body;
    readonly CountedWriter _writer;
    long _bytes;

    CountedBody(IHttpResponseBodyFeature body) => (_body, _writer) = (body, new(body.Writer));

    public long Bytes => _bytes + _writer.Bytes;

    public Stream Stream => this;

    public PipeWriter Writer => _writer;

    /// <summary>Puts one in the place of the answer's body.</summary>
    public static CountedBody Put(HttpContext http)
    {
        var counted = new CountedBody(http.Features.GetRequiredFeature<IHttpResponseBodyFeature>());
        http.Features.Set<IHttpResponseBodyFeature>(counted);
        return counted;
    }

    public void DisableBuffering() => _body.DisableBuffering();

    public Task StartAsync(CancellationToken cancellationToken = default) => _body.StartAsync(cancellationToken);

    public Task CompleteAsync() => _body.CompleteAsync();

    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
        SendFileFallback.SendFileAsync(this, path, offset, count, cancellationToken);

    public override void Flush() => _body.Stream.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => _body.Stream.FlushAsync(cancellationToken);

    public override void Write(byte[] buffer, int offset, int count)
    {
        _bytes += count;
        _body.Stream.Write(buffer, offset, count);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _bytes += buffer.Length;
        return _body.Stream.WriteAsync(buffer, cancellationToken);
    }
}
