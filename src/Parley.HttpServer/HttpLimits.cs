namespace Parley.HttpServer;

/// <summary>How much of its memory, time and attention the server gives to a client. Sizes are in bytes, rates in bytes per second.</summary>
public sealed class HttpLimits
{
    /// <summary>The longest request line, without its line end; a longer one is answered with 414 (RFC 9112, section 3).</summary>
    public int RequestLine { get; set; } = 8 * 1024;

    /// <summary>All header lines of a request together, also those of its trailers; more is answered with 431 (RFC 6585, section 5).</summary>
    public int HeaderBytes { get; set; } = 32 * 1024;

    /// <summary>The number of header lines of a request; more is answered with 431.</summary>
    public int HeaderLines { get; set; } = 100;

    /// <summary>The largest body, answered with 413 when it is read; null for any. An application may set another for a request.</summary>
    public long? Body { get; set; } = 30_000_000;

    /// <summary>From the connection to its first byte, or to the end of the TLS handshake. Then the connection is closed.</summary>
    public TimeSpan FirstByte { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>From the first byte of a request to the end of its head. Then 408 is answered.</summary>
    public TimeSpan Head { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Between an answer and the next request. Then the connection is closed.</summary>
    public TimeSpan Idle { get; set; } = TimeSpan.FromSeconds(75);

    /// <summary>The lowest rate at which a body may come in, on average; 0 for any. A slower one is answered with 408.</summary>
    public int BodyRate { get; set; } = 240;

    /// <summary>The lowest rate at which an answer may be taken, on average; 0 for any. The connection of a slower client is cut.</summary>
    public int AnswerRate { get; set; } = 240;

    /// <summary>How long a body or an answer may stand still before its rate counts.</summary>
    public TimeSpan RateGrace { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Connections in all; more are closed as soon as they are made.</summary>
    public int Connections { get; set; } = 20_000;

    /// <summary>
    /// Connections of one address (IPv6: of one /64, which is what a household has). This machine's own addresses are not counted:
    /// there a proxy hides who asks.
    /// </summary>
    public int ConnectionsPerAddress { get; set; } = 500;

    /// <summary>How much of a body that the application did not want is read and thrown away, so that the connection can stay.</summary>
    public int UnreadBody { get; set; } = 128 * 1024;
}
