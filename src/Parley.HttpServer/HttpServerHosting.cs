using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Parley.HttpServer;

/// <summary>The one line by which an application runs on another server.</summary>
public static class HttpServerHosting
{
    /// <summary>Runs the application on <see cref="HttpServer"/> instead of Kestrel.</summary>
    public static IWebHostBuilder UseParleyHttpServer(this IWebHostBuilder host, Action<HttpServerOptions>? configure = null) =>
        host.ConfigureServices(services =>
        {
            services.Configure<HttpServerOptions>(options => configure?.Invoke(options));
            services.Replace(ServiceDescriptor.Singleton<IServer, HttpServer>());
        });
}
