using Parley.HttpServer.Http1;

namespace Parley.HttpServer.Cgi;

/// <summary>Standard input as far as CONTENT_LENGTH goes: a Web server need not close it (RFC 3875, section 4.2).</summary>
sealed class CgiBody(Stream input, long length) : ReadOnlyStream
{
    long _left = length;

    public override int Read(byte[] buffer, int offset, int count) =>
        Count(input.Read(buffer, offset, (int)Math.Min(count, _left)), count);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Count(await input.ReadAsync(buffer[..(int)Math.Min(buffer.Length, _left)], cancellationToken), buffer.Length);

    int Count(int read, int wanted)
    {
        if (read == 0 && wanted > 0 && _left > 0)
            throw Refusal.BadRequest("The body ended too early.");

        _left -= read;
        return read;
    }
}
