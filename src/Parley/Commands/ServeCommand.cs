using System.CommandLine;
using Microsoft.Extensions.Logging.Console;
using Parley.Data;
using Parley.Data.Migrations;
using Parley.HttpServer;
using Parley.Seed;
using Parley.Web;
using Parley.Web.Features.Accounts;
using Parley.Web.Features.Categories;

namespace Parley.Commands;

sealed class ServeCommand : Command
{
    readonly Option<ServerChoice> _server = new("--server")
    {
        Description = "Which Web server it runs on: 'kestrel', or 'own', which is Parley's",
        DefaultValueFactory = _ => ServerChoice.Kestrel,
    };

    readonly Option<bool> _demo = new("--demo") { Description = "Fill an empty forum with a little friendly content" };

    public ServeCommand()
        : base("serve", "Serve the forum until Ctrl+C.")
    {
        Options.Add(_demo);
        Options.Add(_server);
        SetAction(ServeAsync);
    }

    /// <summary>Without a command, the program serves.</summary>
    public void BeDefaultOf(RootCommand root)
    {
        root.Options.Add(_demo);
        root.Options.Add(_server);
        root.Action = Action;
    }

    async Task<int> ServeAsync(ParseResult parsed, CancellationToken cancel)
    {
        var options = SettingOptions.Read(parsed);
        Listening.RequireAddresses(options);
        DataFolder.Make(options);

        // Beside each other: either takes a fifth of the time until the first page can come.
        var migration = Task.Run(() => MigrateAsync(options, cancel), cancel);
        await using var app = Build(options, parsed, parsed.GetValue(_server));
        await migration;
        if (parsed.GetValue(_demo))
            await SeedDemo.RunAsync(app.Services, cancel);

        await using (var scope = app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<AddFirstCategory>().AddAsync(cancel);

        await Listening.StartAsync(app, options, cancel);
        await GreetAsync(app, options, parsed, cancel);
        _ = TidyUpAsync(cancel);
        await app.WaitForShutdownAsync(cancel);
        return ExitCode.Done;
    }

    static async Task MigrateAsync(ParleyOptions options, CancellationToken cancel)
    {
        using var database = new Database(options.ReadDatabase());
        await new Migrator(database).MigrateAsync(cancel);
    }

    static WebApplication Build(ParleyOptions options, ParseResult parsed, ServerChoice server)
    {
        var builder = WebApplication.CreateSlimBuilder();
        SettingOptions.Configure(builder.Configuration, parsed);
        builder.WebHost.UseUrls(options.Urls.Split(';'));
        if (server == ServerChoice.Own)
            builder.WebHost.UseParleyHttpServer();
        else
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
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
        return builder.Build().UseParley();
    }

    // A start leaves ten megabytes of garbage that an idle forum would keep for hours: small machines are better off without. The first
    // visitor is not to wait for it.
    static async Task TidyUpAsync(CancellationToken cancel)
    {
        await Task.Delay(TimeSpan.FromSeconds(3), cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    static async Task GreetAsync(WebApplication app, ParleyOptions options, ParseResult parsed, CancellationToken cancel)
    {
        var address = app.Urls.FirstOrDefault() ?? options.PublicAddress;
        parsed.Tell($"{options.Forum.Name} is at {address} (Ctrl+C ends it)");
        await using var scope = app.Services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<ClaimForum>().TokenAsync(cancel) is { } token)
        {
            parsed.Tell("It has no administrator yet. Only who knows this address can become the first one:");
            parsed.Tell($"  {options.PublicUrl ?? address}/setup?token={token}");
        }
    }
}
