using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parley.HttpServer.Watching;

namespace Parley.HttpServer.Tests;

/// <summary>An application on a real socket of one of the servers.</summary>
public sealed class ServedApplication : IAsyncDisposable
{
    readonly WebApplication _app;

    ServedApplication(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public int Port => Address.Port;

    public IHost Host => _app;

    public static async Task<ServedApplication> StartAsync(
        RequestDelegate application, ServerKind kind = ServerKind.Own, Action<HttpServerOptions>? configure = null, string url = "http://127.0.0.1:0",
        RequestPrinter? printer = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        if (kind == ServerKind.Own)
            builder.WebHost.UseParleyHttpServer(configure);
        else
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        if (printer is not null)
            builder.WebHost.PrintRequests(printer);
        var app = builder.Build();
        app.UseWebSockets();
        app.Run(application);
        await app.StartAsync();
        return new(app);
    }

    public static Task<ServedApplication> StartEncryptedAsync(RequestDelegate application, X509Certificate2 certificate) =>
        StartAsync(application, configure: options => options.Certificate = certificate, url: "https://127.0.0.1:0");

    public static Task<ServedApplication> StartWatchedAsync(RequestPrinter printer, ServerKind kind, RequestDelegate application) =>
        StartAsync(http => printer.WatchAsync(http, application), kind, printer: printer);

    public Task<RawClient> ConnectAsync() => RawClient.ConnectAsync(Port);

    public Task StopAsync(CancellationToken cancel = default) => _app.StopAsync(cancel);

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await _app.StopAsync(limit.Token);
        await _app.DisposeAsync();
    }
}
