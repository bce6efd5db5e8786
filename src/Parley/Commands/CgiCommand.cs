using System.CommandLine;
using Parley.Data.Jobs;
using Parley.HttpServer;
using Parley.Web;

namespace Parley.Commands;

/// <summary>The forum as a program that another Web server starts for each request (RFC 3875).</summary>
sealed class CgiCommand : Command
{
    // Mails and notifications of what was just posted; what takes longer is left for the next request's program.
    static readonly TimeSpan LongestAftermath = TimeSpan.FromSeconds(10);

    public CgiCommand()
        : base("cgi", "Answer one request of a Web server that runs CGI programs.") => SetAction(AnswerAsync);

    static async Task<int> AnswerAsync(ParseResult parsed, CancellationToken cancel)
    {
        if (Environment.GetEnvironmentVariable("GATEWAY_INTERFACE") is null)
            throw new CommandException("'parley cgi' is for a Web server to run: see deploy/ for how lighttpd and Apache do. 'parley serve' needs none.");

        var options = SettingOptions.Read(parsed);

        // The program ends with its answer: nobody is there to tell of what is new. Pages ask from time to time instead.
        options.Live.Streams = 0;
        DataFolder.Make(options);
        var migration = Task.Run(() => ForumHost.MigrateAsync(options, cancel), cancel);
        await using var app = Build(options, parsed);
        await migration;
        await app.StartAsync(cancel);
        await app.WaitForShutdownAsync(cancel);
        await FinishJobsAsync(app.Services);
        return ExitCode.Done;
    }

    static WebApplication Build(ParleyOptions options, ParseResult parsed)
    {
        var builder = ForumHost.NewBuilder(options, parsed);
        builder.WebHost.UseParleyCgi();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        return ForumHost.Build(builder);
    }

    static async Task FinishJobsAsync(IServiceProvider services)
    {
        using var limit = new CancellationTokenSource(LongestAftermath);
        try
        {
            await services.GetRequiredService<JobRunner>().RunDueAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            // A job that was begun is begun again when its claim runs out.
        }
    }
}
