namespace Parley.Testing;

/// <summary>A Web server that listens on a socket.</summary>
public enum SocketServer
{
    Kestrel,
    Own,
}
