using System.Globalization;
using Microsoft.AspNetCore.Http;
using Parley.Data;

namespace Parley.Web.Mvc;

/// <summary>Tells in a header how many statements a page took, where that is switched on: for tests and for the curious.</summary>
sealed class ServerTiming(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context, ParleyDb db)
    {
        context.Response.OnStarting(() =>
        {
            context.Response.Headers["Server-Timing"] = string.Create(CultureInfo.InvariantCulture, $"db;desc=\"{db.StatementCount} statements\"");
            return Task.CompletedTask;
        });
        return next(context);
    }
}
