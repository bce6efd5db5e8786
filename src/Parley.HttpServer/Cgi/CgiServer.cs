using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parley.HttpServer.Connections;
using Parley.HttpServer.Http1;

namespace Parley.HttpServer.Cgi;

/// <summary>
/// Serves one request, which a Web server hands over by the environment and standard input and whose answer it takes from standard output
/// (RFC 3875); then it stops the host. What the log says belongs to standard error.
/// </summary>
public sealed partial class CgiServer : IServer
{
    readonly IHostApplicationLifetime _lifetime;
    readonly ILogger<CgiServer> _logger;
    readonly CgiEnvironment _environment;
    readonly Stream _input;
    readonly Stream _output;
    Task _serving = Task.CompletedTask;

    public CgiServer(IHostApplicationLifetime lifetime, ILogger<CgiServer> logger)
        : this(lifetime, logger, CgiEnvironment.OfThisProcess(), Console.OpenStandardInput(), Console.OpenStandardOutput())
    {
    }

    internal CgiServer(IHostApplicationLifetime lifetime, ILogger<CgiServer> logger, CgiEnvironment environment, Stream input, Stream output) =>
        (_lifetime, _logger, _environment, _input, _output) = (lifetime, logger, environment, input, output);

    public IFeatureCollection Features { get; } = new FeatureCollection();

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        _serving = Task.Run(() => ServeAsync(application), CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>Waits for the answer.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => _serving.WaitAsync(cancellationToken);

    public void Dispose()
    {
        _input.Dispose();
        _output.Dispose();
    }

    async Task ServeAsync<TContext>(IHttpApplication<TContext> application)
        where TContext : notnull
    {
        try
        {
            await AnswerAsync(application);

            // The Web server takes the end of the output for the end of the answer; the program may have more to do.
            _output.Close();
        }
        finally
        {
            _lifetime.StopApplication();
        }
    }

    async Task AnswerAsync<TContext>(IHttpApplication<TContext> application)
        where TContext : notnull
    {
        var response = NewResponse();
        Exception? failure = null;
        try
        {
            var context = application.CreateContext(FeaturesOf(response));
            failure = await RunAsync(application, context, response);
            application.DisposeContext(context, failure);
        }
        catch (BadHttpRequestException refused)
        {
            failure = refused;
        }

        if (failure is not null && !response.HasStarted)
            response.Replace(failure is BadHttpRequestException refusal ? refusal.StatusCode : StatusCodes.Status500InternalServerError);
        await response.CompleteAsync();
    }

    async Task<Exception?> RunAsync<TContext>(IHttpApplication<TContext> application, TContext context, Response response)
        where TContext : notnull
    {
        try
        {
            await application.ProcessRequestAsync(context);
            await response.CompleteAsync();
            await response.FireCompletedAsync();
            return null;
        }
        catch (Exception failure)
        {
            LogFailure(failure);
            return failure;
        }
    }

    // A Web server that takes nothing ends the program: deadlines are its affair.
    Response NewResponse() => new(
        new OutputBuffer(_output, new Deadline(), new HttpLimits { AnswerRate = 0 }),
        new CgiForm(_environment["REQUEST_METHOD"] == HttpMethods.Head),
        new SynchronousIO(isUsuallyAllowed: true));

    FeatureCollection FeaturesOf(Response response)
    {
        var features = new FeatureCollection();
        features.Set(_environment.Request(new CgiBody(_input, _environment.BodyLength)));
        features.Set(_environment.Connection());
        features.Set<IHttpResponseFeature>(response);
        features.Set<IHttpResponseBodyFeature>(response);
        features.Set<IHttpRequestLifetimeFeature>(new HttpRequestLifetimeFeature());
        return features;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The application failed to answer")]
    partial void LogFailure(Exception failure);
}
