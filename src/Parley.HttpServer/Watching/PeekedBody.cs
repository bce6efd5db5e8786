using System.Globalization;
using System.Text;
using Parley.HttpServer.Http1;

namespace Parley.HttpServer.Watching;

/// <summary>A request's body that remembers its beginning while it is read.</summary>
sealed class PeekedBody(Stream body) : ReadOnlyStream
{
    const int MostShown = 2048;

    readonly byte[] _beginning = new byte[MostShown];
    int _kept;
    long _read;

    /// <summary>How much was read of it.</summary>
    public override long Length => _read;

    public override int Read(byte[] buffer, int offset, int count) => Keep(buffer.AsSpan(offset, body.Read(buffer, offset, count)));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await body.ReadAsync(buffer, cancellationToken);
        return Keep(buffer.Span[..read]);
    }

    /// <summary>Text without its secrets, or how much there was of something else.</summary>
    public string Describe(string? contentType)
    {
        var isText = contentType is not null && (contentType.Contains("urlencoded", StringComparison.Ordinal)
            || contentType.Contains("json", StringComparison.Ordinal) || contentType.StartsWith("text/", StringComparison.Ordinal));
        if (!isText)
            return string.Create(CultureInfo.InvariantCulture, $"({_read} bytes of {contentType ?? "something"})");

        var text = new string([.. Encoding.UTF8.GetString(_beginning, 0, _kept).Select(c => char.IsControl(c) ? ' ' : c)]);
        return Secrets.Values(text) + (_read > _kept ? string.Create(CultureInfo.InvariantCulture, $"… ({_read} bytes)") : "");
    }

    int Keep(ReadOnlySpan<byte> bytes)
    {
        var kept = Math.Min(bytes.Length, MostShown - _kept);
        bytes[..kept].CopyTo(_beginning.AsSpan(_kept));
        _kept += kept;
        _read += bytes.Length;
        return bytes.Length;
    }
}
