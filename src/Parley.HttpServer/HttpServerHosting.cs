using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Parley.HttpServer.Cgi;
using Parley.HttpServer.Watching;

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

    /// <summary>Has connections printed, on this server or on Kestrel; requests are printed where the application calls the printer.</summary>
    public static IWebHostBuilder PrintRequests(this IWebHostBuilder host, RequestPrinter printer) => host.ConfigureServices(services =>
    {
        services.Configure<HttpServerOptions>(options => options.Observer = printer);
        services.Configure<KestrelServerOptions>(kestrel => kestrel.ConfigureEndpointDefaults(listen => listen.Use(next => async connection =>
        {
            printer.Opened(connection.ConnectionId, connection.RemoteEndPoint);
            try
            {
                await next(connection);
            }
            finally
            {
                printer.Closed(connection.ConnectionId);
            }
        })));
    });

    /// <summary>Runs the application as a CGI program: for one request, and ends.</summary>
    public static IWebHostBuilder UseParleyCgi(this IWebHostBuilder host) =>
        host.ConfigureServices(services => services.Replace(ServiceDescriptor.Singleton<IServer, CgiServer>()));
}
