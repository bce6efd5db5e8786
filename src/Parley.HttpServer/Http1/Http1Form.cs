using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Parley.HttpServer.Connections;

namespace Parley.HttpServer.Http1;

/// <summary>The head of an answer as a browser reads it (RFC 9112, section 2.1).</summary>
sealed class Http1Form(RequestHead request, ServerState server) : IHeadForm
{
    // What the client said: middleware may call it GET meanwhile.
    public bool AsksForHeadOnly => request.Method == HttpMethods.Head;

    public ResponseFraming WithoutLength => request.IsHttp11 ? ResponseFraming.Chunked : ResponseFraming.Close;

    public bool TakesTrailers => request.Framing.TakesTrailers;

    public bool Write(OutputBuffer output, ReadOnlySpan<byte> statusLine, HeaderFields fields, ResponseFraming framing, bool mayKeepConnection)
    {
        var head = ResponseHead.Begin(output, [], statusLine, fields);
        if (!fields.ContainsKey(HeaderNames.Date))
            head.Write(server.Date.Line);
        if (framing == ResponseFraming.Chunked)
            head.Write("Transfer-Encoding: chunked\r\n"u8);

        var keeps = mayKeepConnection && framing != ResponseFraming.Close && !server.IsStopping && !ResponseHead.ClosesConnection(fields);
        WriteConnection(ref head, fields, keeps);
        head.Write("\r\n"u8);
        output.Advance(head.Length);
        return keeps;
    }

    // Where the application says something of the connection itself, as with an upgrade, it has said it.
    void WriteConnection(ref HeadWriter head, HeaderFields fields, bool keeps)
    {
        if (fields.ContainsKey(HeaderNames.Connection))
            return;
        if (!keeps)
            head.Write("Connection: close\r\n"u8);
        else if (!request.IsHttp11)
            head.Write("Connection: keep-alive\r\n"u8);
    }
}
