using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Parley.HttpServer.Connections;

namespace Parley.HttpServer.Http1;

/// <summary>The life of a connection: a request's head is read, the application answers, and so on until one of both wants no more.</summary>
sealed partial class ConnectionLoop<TContext> : IConnectionLoop
    where TContext : notnull
{
    readonly Connection _connection;
    readonly IHttpApplication<TContext> _application;
    readonly ServerState _server;
    readonly ILogger _logger;
    readonly Exchange _exchange;
    readonly ExchangeFeatures<TContext> _features;
    ValueTask<ReadResult>? _ahead;
    long _headBegan;
    bool _hasNext;

    public ConnectionLoop(Connection connection, IHttpApplication<TContext> application, ServerState server, ILogger logger)
    {
        (_connection, _application, _server, _logger) = (connection, application, server, logger);
        _exchange = new(connection, server);
        _features = new(_exchange.Features());
    }

    HttpLimits Limits => _connection.Limits;

    /// <inheritdoc/>
    public bool IsIdle { get; private set; }

    /// <inheritdoc/>
    public async Task RunAsync()
    {
        try
        {
            var longestWait = Limits.FirstByte;
            while ((TryTakeHead() || await ReadHeadAsync(longestWait)) && await AnswerAsync())
                longestWait = Limits.Idle;
            await _connection.LingerAsync(_ahead);
        }
        catch (BadHttpRequestException refused)
        {
            await RefuseAsync(refused);
        }
    }

    // Of what came already; where requests are pipelined, that is the next one.
    bool TryTakeHead() => _ahead is null && _connection.Input.TryRead(out var read) && TakeHead(read);

    /// <summary>False when no further request comes.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    async ValueTask<bool> ReadHeadAsync(TimeSpan longestWait)
    {
        // Answers to pipelined requests leave together; but nobody waits for the next request before they have left.
        await _connection.Output.FlushAsync();
        IsIdle = _headBegan == 0;
        while (!_server.IsStopping || !IsIdle)
        {
            var read = await ReadMoreAsync(IsIdle ? longestWait : TimeLeft());
            if (read.IsCanceled ? !MayWaitOn(read) : read.IsCompleted && read.Buffer.IsEmpty)
                return false;
            if (!read.IsCanceled && TakeHead(read))
                return true;
            if (read.IsCompleted)
                return false;
        }

        return false;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    async ValueTask<ReadResult> ReadMoreAsync(TimeSpan longestWait)
    {
        if (_ahead is not { } ahead)
            return await _connection.ReadAsync(longestWait);

        _ahead = null;
        if (!ahead.IsCompleted)
            _connection.ReadDeadline.Set(longestWait);
        return await ahead;
    }

    // A read is interrupted when it takes too long, and when the server is to stop.
    bool MayWaitOn(ReadResult read)
    {
        _connection.Input.AdvanceTo(read.Buffer.Start);
        if (!_connection.ReadDeadline.IsMissed)
            return true;

        return IsIdle ? false : throw Refusal.Timeout();
    }

    TimeSpan TimeLeft() => Limits.Head - TimeSpan.FromMilliseconds(Environment.TickCount64 - _headBegan);

    bool TakeHead(ReadResult read)
    {
        var rest = read.Buffer;
        var isDone = false;
        try
        {
            if (_headBegan == 0)
                BeginHead();
            isDone = _exchange.HeadReader.TryReadHead(ref rest, _exchange.Request.Head);
        }
        finally
        {
            _connection.Input.AdvanceTo(rest.Start, isDone ? rest.Start : rest.End);
        }

        _hasNext = isDone && !rest.IsEmpty && _exchange.Request.Head.Framing is { HasBody: false, WantsUpgrade: false };
        return isDone;
    }

    void BeginHead()
    {
        IsIdle = false;
        _headBegan = Environment.TickCount64;
        _exchange.Prepare();
    }

    /// <summary>False when the connection can't go on.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    async ValueTask<bool> AnswerAsync()
    {
        _headBegan = 0;
        _exchange.Begin();
        var context = _application.CreateContext(_features);
        Exception? failure = null;
        try
        {
            if (Start(context) is { IsCompletedSuccessfully: false } running)
                await WaitForAsync(running);
            await _exchange.Response.FinishAsync();
        }
        catch (Exception thrown)
        {
            failure = thrown;
        }

        if (failure is not null)
            await TellFailureAsync(failure);
        await FireCompletedAsync();
        _application.DisposeContext(context, failure);
        return _exchange.Request.IncomingBody.IsRead ? End() : await EndUnreadAsync();
    }

    Task Start(TContext context)
    {
        if (!_hasNext)
            return _application.ProcessRequestAsync(context);

        // The next request has come already: the answers leave together. But none waits for an application that waits.
        _connection.Output.HoldBack();
        try
        {
            return _application.ProcessRequestAsync(context);
        }
        finally
        {
            _connection.Output.LetGo();
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    async ValueTask WaitForAsync(Task running)
    {
        if (!running.IsCompleted)
        {
            // Answers to earlier requests do not wait for this one.
            await _connection.Output.FlushEarlierAsync();
            WatchClient();
        }

        await running;
    }

    // Begins to read the next request, which is how one hears that the client has gone. A body that comes is the application's to read.
    void WatchClient()
    {
        if (_exchange.Request.IncomingBody.IsRead && !_exchange.Request.Head.Framing.HasBody && !_exchange.Request.Head.Framing.WantsUpgrade)
        {
#pragma warning disable CA2012 // It is awaited once, by whoever reads next.
            _ahead = ReadAheadAsync();
#pragma warning restore CA2012
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    async ValueTask<ReadResult> ReadAheadAsync()
    {
        try
        {
            var read = await _connection.ReadAsync(Timeout.InfiniteTimeSpan);
            if (read.IsCompleted && read.Buffer.IsEmpty)
                _exchange.Lifetime.ClientHasGone();
            return read;
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            _exchange.Lifetime.ClientHasGone();
            return new(default, isCanceled: false, isCompleted: true);
        }
    }

    // An answer that has begun can't be taken back: only a cut shows the client that it is not whole.
    async ValueTask TellFailureAsync(Exception failure)
    {
        var response = _exchange.Response;
        if (response.HasStarted || _exchange.Lifetime.IsAborted)
        {
            response.KeepsConnection = false;
            if (!response.IsComplete)
                _connection.Abort();
            LogFailure(failure, _exchange.Lifetime.TraceIdentifier);
            return;
        }

        LogFailure(failure, _exchange.Lifetime.TraceIdentifier);
        response.Replace(failure is BadHttpRequestException refused ? refused.StatusCode : StatusCodes.Status500InternalServerError);
        response.KeepsConnection &= failure is not BadHttpRequestException;
        await response.FinishAsync();
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    async ValueTask FireCompletedAsync()
    {
        try
        {
            await _exchange.Response.FireCompletedAsync();
        }
        catch (Exception failure)
        {
            LogFailure(failure, _exchange.Lifetime.TraceIdentifier);
        }
    }

    bool GoesOn()
    {
        var response = _exchange.Response;
        if (response.IsCutShort)
            _connection.Abort();
        return response.KeepsConnection && !response.IsCutShort && !_connection.Output.IsBroken && !_exchange.Lifetime.IsAborted;
    }

    bool End()
    {
        var goesOn = GoesOn();
        Forget();
        return goesOn;
    }

    async ValueTask<bool> EndUnreadAsync()
    {
        var goesOn = GoesOn();
        goesOn = await _connection.Output.FlushAsync() is { IsCompleted: false } && goesOn && await _exchange.Request.IncomingBody.TrySkipRestAsync();
        Forget();
        return goesOn;
    }

    void Forget()
    {
        _exchange.End();
        _features.Reset();
    }

    async Task RefuseAsync(BadHttpRequestException refused)
    {
        LogRefused(refused.StatusCode, refused.Message, _connection.Id);
        var response = _exchange.Response;
        response.Reset();
        response.StatusCode = refused.StatusCode;
        response.Headers.ContentLength = 0;
        await response.CompleteAsync();
        await _connection.LingerAsync();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The application failed to answer the request {Request}")]
    partial void LogFailure(Exception failure, string request);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Refused with {Status}: {Reason} (connection {Connection})")]
    partial void LogRefused(int status, string reason, string connection);
}
