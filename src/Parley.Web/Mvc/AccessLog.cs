using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Parley.Web.Mvc;

/// <summary>One line for each request: what was asked, what was answered, how long it took.</summary>
sealed partial class AccessLog(RequestDelegate next, ILogger<AccessLog> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;

            // As it was sent, percent-encoded: a decoded path may hold line ends, which would forge lines of the log.
            var path = context.Request.Path.ToUriComponent();
            LogAnswered(context.Request.Method, path, context.Response.StatusCode, took);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Path} {Status} in {Milliseconds:0.0} ms")]
    partial void LogAnswered(string method, string path, int status, double milliseconds);
}
