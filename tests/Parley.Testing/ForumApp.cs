using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using LinqToDB.Async;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Data.Migrations;
using Parley.HttpServer;
using Parley.Web;
using Xunit;

namespace Parley.Testing;

/// <summary>The whole forum, in this process, on a database of its own.</summary>
public sealed class ForumApp : IAsyncLifetime
{
    // One job may leave the next.
    const int LongestChainOfJobs = 6;

    // As long as a writer waits for its turn, and one more minute: a job may be that writer.
    static readonly TimeSpan LongestWaitForJobs = TimeSpan.FromMinutes(2);

    static readonly Uri Localhost = new("http://localhost/");

    // Cookies and redirects are the visitors'.
    readonly Lazy<SocketsHttpHandler> _wire;
    readonly string _folder = Directory.CreateTempSubdirectory("parley-test-").FullName;
    readonly SocketServer? _socketServer;
    readonly string? _sharedDatabase;
    readonly Action<IServiceCollection>? _configure;
    readonly Action<ParleyOptions>? _set;
    TestDatabase? _database;
    WebApplication? _app;

    public ForumApp()
        : this(null)
    {
    }

    ForumApp(
        SocketServer? socketServer, string? sharedDatabase = null, Action<IServiceCollection>? configure = null, Action<ParleyOptions>? set = null)
    {
        (_socketServer, _sharedDatabase, _configure, _set) = (socketServer ?? Preferred, sharedDatabase, configure, set);
        _wire = new(() => NewWire(followsRedirects: false));
    }

    /// <summary>The server that all tests are to run on: PARLEY_TEST_SERVER is <c>own</c> or <c>kestrel</c>. Without it there is no socket.</summary>
    static SocketServer? Preferred => Enum.TryParse<SocketServer>(Environment.GetEnvironmentVariable("PARLEY_TEST_SERVER"), ignoreCase: true, out var server)
        ? server
        : null;

    /// <summary>Why there is no forum: its database can't be had.</summary>
    public static string? Missing => TestDatabase.Missing;

    public IServiceProvider Services => _app!.Services;

    public string Folder => _folder;

    /// <summary>As <c>--database</c> takes it.</summary>
    public string Database => _sharedDatabase ?? _database!.Address;

    /// <summary>Where a browser finds it; only after <see cref="StartOnSocketAsync"/>.</summary>
    public string Address => _app!.Urls.First();

    /// <summary>A forum of one's own, with other settings or services.</summary>
    public static async Task<ForumApp> StartAsync(Action<ParleyOptions>? set = null, Action<IServiceCollection>? configure = null)
    {
        var app = new ForumApp(null, configure: configure, set: set);
        await app.InitializeAsync();
        return app;
    }

    public static async Task<ForumApp> StartOnSocketAsync(SocketServer? server = null)
    {
        var app = new ForumApp(server ?? Preferred ?? SocketServer.Kestrel);
        await app.InitializeAsync();
        return app;
    }

    /// <summary>On a database that is somebody else's: another forum uses it too, or it outlives this one.</summary>
    public static async Task<ForumApp> StartOnAsync(
        string address, Action<IServiceCollection>? configure = null, Action<ParleyOptions>? set = null)
    {
        var app = new ForumApp(null, sharedDatabase: address, configure: configure, set: set);
        await app.InitializeAsync();
        return app;
    }

    /// <summary>A second node on another one's database. It takes no jobs there: their mails would go into its own folder, where nobody looks.</summary>
    public static Task<ForumApp> StartBesideAsync(ForumApp other, Action<ParleyOptions>? set = null) => StartOnAsync(
        other.Database,
        services => services.Remove(services.Single(service => service.ImplementationType == typeof(JobWorker))),
        set);

    /// <summary>What a fixture started; its tests are skipped, with the reason, where its database can't be had.</summary>
    public static ForumApp Required(ForumApp? started)
    {
        Assert.SkipWhen(Missing is not null, Missing ?? "");
        return started!;
    }

    public async ValueTask InitializeAsync()
    {
        if (Missing is not null)
            return;

        if (_sharedDatabase is null)
            _database = await TestDatabase.CreateMigratedAsync(_folder);
        _app = Build(Options());

        // What is tested is that all writers have their turn, not how fast a busy machine gives it to them.
        Services.GetRequiredService<Database>().LongestWait = TimeSpan.FromMinutes(1);
        await Services.GetRequiredService<Migrator>().MigrateAsync(CancellationToken.None);
        await _app.StartAsync();
    }

    /// <summary>Somebody with a browser of their own, signed out.</summary>
    public Visitor NewVisitor() => _socketServer is null
        ? new(_app!.GetTestServer().CreateHandler(), _app!.GetTestServer().BaseAddress)
        : new(_wire.Value, Localhost);

    /// <summary>A page of a visitor's, or of a guest's, that listens to a stream of events.</summary>
    public Task<EventListener> ListenAsync(string address, Visitor? visitor = null) => EventListener.OpenAsync(NewClient(), address, visitor);

    /// <summary>As whoever runs it stops it; it can't be started again.</summary>
    public Task StopAsync() => _app!.StopAsync();

    /// <summary>For what is no page: bytes, headers, methods.</summary>
    public HttpClient NewClient() =>
        _socketServer is not null ? new(NewWire(followsRedirects: true), disposeHandler: true) { BaseAddress = Localhost } : _app!.GetTestClient();

    /// <summary>Does something with the database, or with a use case, in a scope of its own.</summary>
    public async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<T> WithDbAsync<T>(Func<ParleyDb, Task<T>> work) => WithAsync((ParleyDb db) =>
    {
        // What a test writes by itself stands in no queue with the forum's writers.
        db.CommandTimeout = 60;
        return work(db);
    });

    /// <summary>
    /// Waits until the after-effects of what was done so far have happened; fails when they do not. What other tests do meanwhile in the same
    /// forum is not waited for.
    /// </summary>
    public async Task RunJobsAsync()
    {
        for (var link = 0; link < LongestChainOfJobs && await NewestDueJobAsync() is { } newest; link++)
            await RunJobsUpToAsync(newest.Id);
    }

    // The forum's own worker takes jobs too.
    async Task RunJobsUpToAsync(long newest)
    {
        var since = Stopwatch.GetTimestamp();
        while (await WithDbAsync(db => Due(db).FirstOrDefaultAsync(job => job.Id <= newest)) is { } unfinished)
        {
            Assert.False(
                Stopwatch.GetElapsedTime(since) > LongestWaitForJobs,
                $"{unfinished.Handler} was begun {unfinished.Attempts} times and is not done. {unfinished.LastError}");
            await Services.GetRequiredService<JobRunner>().RunDueAsync(CancellationToken.None);
            await Task.Delay(20);
        }
    }

    Task<Job?> NewestDueJobAsync() => WithDbAsync(db => Due(db).OrderByDescending(job => job.Id).FirstOrDefaultAsync());

    // One that failed is tried again in some seconds, as members would see it, too; only what a mail server refused is left to the tests of that.
    IQueryable<Job> Due(ParleyDb db)
    {
        var now = Services.GetRequiredService<TimeProvider>().GetUtcNow();
        return
            from job in db.Jobs
            where job.FailedAt == null
            where job.ClaimedUntil != null || job.RunAt <= now || (job.LastError != null && !job.LastError.Contains("MailKit"))
            select job;
    }

    public async ValueTask DisposeAsync()
    {
        if (_wire.IsValueCreated)
            _wire.Value.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        if (_database is not null)
            await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    // By the name that the forum has in its own process, too: passkeys and cookies belong to a name.
    SocketsHttpHandler NewWire(bool followsRedirects) => new()
    {
        UseCookies = followsRedirects,
        AllowAutoRedirect = followsRedirects,
        ConnectCallback = async (_, cancel) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, new Uri(Address).Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        },
    };

    // Nobody waits in a test but those for the waiting.
    ParleyOptions Options()
    {
        var options = new ParleyOptions
        {
            Data = _folder,
            Database = Database,
            Registration = new() { FillSeconds = 0, FillSecondsWithoutPuzzle = 0, PuzzleBits = 8 },
            Posting = PostingOptions.Unlimited,

            // Longer than any run: the mails that one test leaves behind are not to come due while others wait for theirs.
            Notifications = new() { MailDelayMinutes = 24 * 60 },
        };
        _set?.Invoke(options);
        return options;
    }

    WebApplication Build(ParleyOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        if (_socketServer is null)
            builder.WebHost.UseTestServer();
        else
            builder.WebHost.UseUrls("http://127.0.0.1:0");
        if (_socketServer == SocketServer.Own)
            builder.WebHost.UseParleyHttpServer();
        builder.Logging.ClearProviders();
        builder.Services.AddParley(options);

        // The cost of a password is the product's, not the tests'.
        builder.Services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = 1000);
        _configure?.Invoke(builder.Services);
        return builder.Build().UseParley();
    }
}
