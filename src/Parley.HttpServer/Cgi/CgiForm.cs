using Parley.HttpServer.Connections;
using Parley.HttpServer.Http1;

namespace Parley.HttpServer.Cgi;

/// <summary>
/// The head of an answer as a Web server reads it from a CGI program: the status is a field (RFC 3875, section 6.3), and date, chunks and
/// connection are the Web server's to say.
/// </summary>
sealed class CgiForm(bool asksForHeadOnly) : IHeadForm
{
    static ReadOnlySpan<byte> Status => "Status:"u8;

    public bool AsksForHeadOnly => asksForHeadOnly;

    public ResponseFraming WithoutLength => ResponseFraming.Close;

    public bool TakesTrailers => false;

    public bool Write(OutputBuffer output, ReadOnlySpan<byte> statusLine, HeaderFields fields, ResponseFraming framing, bool mayKeepConnection)
    {
        var head = ResponseHead.Begin(output, Status, statusLine[statusLine.IndexOf((byte)' ')..], fields);
        head.Write("\r\n"u8);
        output.Advance(head.Length);
        return false;
    }
}
