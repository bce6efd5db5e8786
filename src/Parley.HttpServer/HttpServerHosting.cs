using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Parley.HttpServer.Cgi;
using Parley.HttpServer.Watching;

namespace Parley.HttpServer;

/// <summary>The one line by which an application runs on another server.</summary>
public static class HttpServerHosting
{
    /// <summary>
    /// Runs the application on <see cref="HttpServer"/> instead of Kestrel, or for one request where a Web server started it as a CGI program,
    /// which it tells by the variable GATEWAY_INTERFACE (RFC 3875, section 4.1.4).
    /// </summary>
    public static IWebHostBuilder UseParley(this IWebHostBuilder host) =>
        Environment.GetEnvironmentVariable("GATEWAY_INTERFACE") is null ? host.UseParleyHttpServer() : host.UseParleyCgi();

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

    /// <summary>Runs the application as a CGI program: for one request, and ends. Standard output is the answer, so logs go to standard error.</summary>
    public static IWebHostBuilder UseParleyCgi(this IWebHostBuilder host) => host.ConfigureServices(services =>
    {
        services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        services.Replace(ServiceDescriptor.Singleton<IServer, CgiServer>());
    });
}
