namespace Parley.HttpServer.Tests;

public enum ServerKind
{
    Own,
    Kestrel,
}
