using System.IO.Pipelines;
using Parley.HttpServer.Connections;

namespace Parley.HttpServer.Http1;

/// <summary>The body of a request, whichever way it comes, and what happens to what nobody read.</summary>
sealed class RequestBody(Connection connection, HeadReader fields)
{
    readonly IncomingBody _incoming = new(connection);
    LengthBody? _byLength;
    ChunkedBody? _chunked;
    bool _isChunked;

    public IncomingBody Limits => _incoming;

    /// <summary>What the application reads.</summary>
    public PipeReader Reader => _isChunked ? _chunked! : _byLength!;

    /// <summary>Whether all of it came and was read, so that the next bytes are the next request's.</summary>
    public bool IsRead => _isChunked ? _chunked!.IsDone : _byLength!.Left == 0;

    public void Reset(Framing framing, HeaderFields trailer)
    {
        _incoming.Reset(framing.ExpectsContinue && framing.HasBody);
        _isChunked = framing.IsChunked;
        if (_isChunked)
            (_chunked ??= new(_incoming, new(fields))).Reset(trailer);
        else
            (_byLength ??= new(_incoming)).Reset(framing.Length ?? 0);
    }

    /// <summary>Throws away what nobody read, if it is little; false when the connection can't go on.</summary>
    public async ValueTask<bool> TrySkipRestAsync()
    {
        Reader.Complete();
        if (!_incoming.MayCome || (!_isChunked && _byLength!.Left > connection.Limits.UnreadBody))
            return IsRead;

        _incoming.LongestBody = null;
        for (var skipped = 0L; !IsRead && skipped <= connection.Limits.UnreadBody;)
        {
            var read = await Reader.ReadAsync();
            skipped += read.Buffer.Length;
            Reader.AdvanceTo(read.Buffer.End);
        }

        return IsRead;
    }
}
