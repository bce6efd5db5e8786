using System.CommandLine;
using Parley.HttpServer;
using Parley.HttpServer.Watching;
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

    readonly Option<bool> _print = new("--print-requests") { Description = "Print what every visitor asks and is answered, with secrets covered" };

    readonly Option<bool> _demo = new("--demo") { Description = "Fill an empty forum with a little friendly content" };

    public ServeCommand()
        : base("serve", "Serve the forum until Ctrl+C.")
    {
        Options.Add(_demo);
        Options.Add(_server);
        Options.Add(_print);
        SetAction(ServeAsync);
    }

    /// <summary>Without a command, the program serves.</summary>
    public void BeDefaultOf(RootCommand root)
    {
        root.Options.Add(_demo);
        root.Options.Add(_server);
        root.Options.Add(_print);
        root.Action = Action;
    }

    async Task<int> ServeAsync(ParseResult parsed, CancellationToken cancel)
    {
        var options = SettingOptions.Read(parsed);
        Listening.RequireAddresses(options);
        DataFolder.Make(options);

        // Beside each other: either takes a fifth of the time until the first page can come.
        var migration = Task.Run(() => ForumHost.MigrateAsync(options, cancel), cancel);
        await using var app = Build(options, parsed);
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

    WebApplication Build(ParleyOptions options, ParseResult parsed)
    {
        var builder = ForumHost.NewBuilder(options, parsed);
        builder.WebHost.UseUrls(options.Urls.Split(';'));
        if (parsed.GetValue(_server) == ServerChoice.Own)
            builder.WebHost.UseParleyHttpServer();
        else
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var printer = parsed.GetValue(_print) ? new RequestPrinter(parsed.InvocationConfiguration.Output, TimeProvider.System) : null;
        if (printer is not null)
            builder.WebHost.PrintRequests(printer);
        return ForumHost.Build(builder, printer);
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
        parsed.Tell($"{app.Services.GetRequiredService<CurrentSettings>().Now.Forum.Name} is at {address} (Ctrl+C ends it)");
        await using var scope = app.Services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<ClaimForum>().TokenAsync(cancel) is { } token)
        {
            parsed.Tell("It has no administrator yet. Only who knows this address can become the first one:");
            parsed.Tell($"  {options.PublicUrl ?? address}/setup?token={token}");
        }
    }
}
