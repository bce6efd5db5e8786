using System.CommandLine;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Logging.Console;
using Parley.Data;
using Parley.Data.Migrations;
using Parley.HttpServer.Watching;
using Parley.Web;

namespace Parley.Commands;

/// <summary>The forum as an application that waits for a server to run it.</summary>
static class ForumHost
{
    public static WebApplicationBuilder NewBuilder(ParleyOptions options, ParseResult parsed)
    {
        var builder = WebApplication.CreateSlimBuilder();
        SettingOptions.Configure(builder.Configuration, parsed);
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
            console.ColorBehavior = LoggerColorBehavior.Default;
        });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);

        // Why it could not start is told in one sentence, not with a trace and a warning for each address besides.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Error);

        // It warns of each page with a form that it made the page private, which such a page is to be.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);

        // The keys are sealed by whoever guards the database: without a key ring of the machine there is nothing to encrypt them with.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Services.AddParley(options);
        LeaveKeysForLater(builder.Services);
        AddAccessLog(builder, options.AccessLog);
        return builder;
    }

    /// <summary>Builds it, with what is to see every request first.</summary>
    public static WebApplication Build(WebApplicationBuilder builder, RequestPrinter? printer = null)
    {
        var app = builder.Build();
        if (app.Services.GetRequiredService<CurrentSettings>().AtStart.BehindProxy)
            app.UseForwardedHeaders(NewForwarding());
        if (app.Services.GetService<AccessLog>() is { } log)
            app.Use(next => http => log.WatchAsync(http, next));
        if (printer is not null)
            app.Use(next => http => printer.WatchAsync(http, next));
        return app.UseParley();
    }

    public static async Task MigrateAsync(ParleyOptions options, CancellationToken cancel)
    {
        using var database = new Database(options.ReadDatabase());
        await new Migrator(database).MigrateAsync(cancel);
    }

    // By default the proxies of this machine are believed, and those on a Unix socket; the last one of a row.
    static ForwardedHeadersOptions NewForwarding() => new() { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };

    // A start would read and unwrap the keys of sign-ins before anybody can come: who first needs them has them read, and a guest does not.
    static void LeaveKeysForLater(IServiceCollection services)
    {
        if (services.FirstOrDefault(service => service.ImplementationType?.Name == "DataProtectionHostedService") is { } reading)
            services.Remove(reading);
    }

    // A service, because services are disposed of after the server has stopped: until then there are lines to write.
    static void AddAccessLog(WebApplicationBuilder builder, AccessLogSettings settings)
    {
        if (settings.To is not { } place)
            return;

        builder.Logging.AddFilter("Parley.Web.Mvc.AccessLog", LogLevel.None);
        var file = place == AccessLogSettings.StandardOutput ? null : Path.GetFullPath(place);
        builder.Services.AddSingleton(new AccessLogOptions(file, settings.IsJson, settings.Megabytes * 1_000_000L, settings.OldFiles));
        builder.Services.AddSingleton<AccessLog>();
    }
}
