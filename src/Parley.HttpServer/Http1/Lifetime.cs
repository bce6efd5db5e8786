using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Parley.HttpServer.Connections;

namespace Parley.HttpServer.Http1;

/// <summary>A request's name, and its end before its time: when the client has gone, or the application does not want to go on.</summary>
sealed class Lifetime(Connection connection) : IHttpRequestLifetimeFeature, IHttpRequestIdentifierFeature
{
    CancellationTokenSource? _aborted;
    CancellationToken? _replaced;
    string? _name;
    long _number;

    public bool IsAborted { get; private set; }

    public CancellationToken RequestAborted
    {
        get => _replaced ?? Source().Token;
        set => _replaced = value;
    }

    public string TraceIdentifier
    {
        get => _name ??= string.Create(CultureInfo.InvariantCulture, $"{connection.Id}-{_number}");
        set => _name = value;
    }

    public void Abort()
    {
        connection.Abort();
        ClientHasGone();
    }

    public void ClientHasGone()
    {
        if (IsAborted)
            return;

        IsAborted = true;
        Source().Cancel();
    }

    // A source that was not cancelled serves the next request, too.
    public void Reset()
    {
        if (IsAborted || _aborted?.TryReset() == false)
            _aborted = null;
        (IsAborted, _replaced, _name) = (false, null, null);
        _number++;
    }

    // The application and the reading of the connection may ask at the same time.
    CancellationTokenSource Source() => LazyInitializer.EnsureInitialized(ref _aborted);
}
