namespace Parley.HttpServer.Http1;

/// <summary>How the client learns where an answer's body ends (RFC 9112, section 6.3).</summary>
enum ResponseFraming
{
    /// <summary>There is none, by the method (HEAD) or by the status (1xx, 204, 304).</summary>
    NoBody,

    /// <summary>By Content-Length.</summary>
    Length,

    /// <summary>By the chunk of no bytes.</summary>
    Chunked,

    /// <summary>By the end of the connection: HTTP/1.0 knows nothing better. Also where the application does its own coding.</summary>
    Close,
}
