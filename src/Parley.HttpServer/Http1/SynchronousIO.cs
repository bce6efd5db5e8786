using Microsoft.AspNetCore.Http.Features;

namespace Parley.HttpServer.Http1;

/// <summary>Whether the application may let a thread wait for the network.</summary>
sealed class SynchronousIO(bool isUsuallyAllowed) : IHttpBodyControlFeature
{
    public bool AllowSynchronousIO { get; set; }

    public void Reset() => AllowSynchronousIO = isUsuallyAllowed;

    public void Require()
    {
        if (!AllowSynchronousIO)
            throw new InvalidOperationException("A thread must not wait for the network here: use ReadAsync or WriteAsync, or allow synchronous I/O.");
    }
}
