using System.Security.Cryptography.X509Certificates;

namespace Parley.HttpServer;

/// <summary>The settings of <see cref="HttpServer"/>; where it listens is the host's to say (<c>UseUrls</c>).</summary>
public sealed class HttpServerOptions
{
    // More would not be busy: a connection is taken within microseconds.
    const int MostAccepting = 4;

    public HttpLimits Limits { get; } = new();

    /// <summary>What addresses that begin with <c>https://</c> show their visitors; with its private key.</summary>
    public X509Certificate2? Certificate { get; set; }

    /// <summary>How many connections the system keeps for the server until it accepts them; the system may keep fewer.</summary>
    public int Backlog { get; set; } = 1024;

    /// <summary>How many sockets take connections at each address, where the system is Linux; each has a backlog of its own.</summary>
    public int AcceptingSockets { get; set; } = Math.Min(Environment.ProcessorCount, MostAccepting);

    /// <summary>Whether applications may read and write without <c>await</c>, at the cost of a thread that waits.</summary>
    public bool AllowSynchronousIO { get; set; }

    /// <summary>What wants to know when connections come and go; by default nobody.</summary>
    public IConnectionObserver? Observer { get; set; }
}
