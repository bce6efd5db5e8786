using Parley.HttpServer.Connections;

namespace Parley.HttpServer.Http1;

/// <summary>How the head of an answer is written: to a browser, or to the Web server that runs a CGI program.</summary>
interface IHeadForm
{
    /// <summary>Whether the request's method is HEAD, so that the answer has a head only.</summary>
    bool AsksForHeadOnly { get; }

    /// <summary>How a body ends whose length is not known beforehand.</summary>
    ResponseFraming WithoutLength { get; }

    bool TakesTrailers { get; }

    /// <summary>Writes the head with its empty line, and in it whether another request may follow on the connection.</summary>
    /// <returns>Whether one may.</returns>
    bool Write(OutputBuffer output, ReadOnlySpan<byte> statusLine, HeaderFields fields, ResponseFraming framing, bool mayKeepConnection);
}
