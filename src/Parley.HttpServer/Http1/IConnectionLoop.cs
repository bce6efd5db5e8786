namespace Parley.HttpServer.Http1;

/// <summary>A connection that is being served, whatever the application keeps of its requests.</summary>
interface IConnectionLoop
{
    /// <summary>Whether it waits for a request of which nothing has come yet: such a connection may be closed at any time.</summary>
    bool IsIdle { get; }

    /// <summary>Ends when the connection may be closed.</summary>
    Task RunAsync();
}
