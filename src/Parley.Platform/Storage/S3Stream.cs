using Amazon.S3.Model;

namespace Parley.Platform.Storage;

/// <summary>
/// Reads an object as it comes. Somebody who wants only a part of it, such as the rest of a download that broke off, moves to where
/// the part begins: then the object is asked for from there.
/// </summary>
sealed class S3Stream(GetObjectResponse first, Func<long, CancellationToken, Task<GetObjectResponse>> openAt) : Stream
{
    readonly long _length = first.ContentLength;
    GetObjectResponse? _current = first;
    long _readTo;
    long _position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => _length;

    public override long Position
    {
        get => _position;
        set => _position = value;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position >= _length)
            return 0;

        if (_current is null || _readTo != _position)
        {
            _current?.Dispose();
            _current = null;
            _current = await openAt(_position, cancellationToken);
        }

        var read = await _current.ResponseStream.ReadAsync(buffer, cancellationToken);
        _readTo = _position += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => _position = offset + origin switch
    {
        SeekOrigin.Current => _position,
        SeekOrigin.End => _length,
        _ => 0,
    };

    // Nobody waits on a thread for another machine.
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read it asynchronously.");

    public override void Flush() => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _current?.Dispose();
        base.Dispose(disposing);
    }
}
