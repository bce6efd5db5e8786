using System.Data.Common;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Parley.Data;

namespace Parley.Web.Mvc;

/// <summary>Tells an error that will pass (the database is away or locked: 503) from a fault of ours (500).</summary>
static class DatabaseAway
{
    /// <summary>What is not our fault needs no stack trace in the log: the line of the request with its status says it.</summary>
    public static bool IsNoFault(ExceptionHandlerSuppressDiagnosticsContext failed) =>
        StatusOf(failed.Exception, failed.HttpContext.RequestServices.GetRequiredService<Database>()) != StatusCodes.Status500InternalServerError;

    public static int StatusOf(Exception failure, Database database)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbException db && database.IsUnavailable(db))
                return StatusCodes.Status503ServiceUnavailable;
            if (cause is BadHttpRequestException bad)
                return bad.StatusCode;
            if (cause is InvalidDataException or AntiforgeryValidationException)
                return StatusCodes.Status400BadRequest; // a form that can't be read or is over the limits
        }

        return StatusCodes.Status500InternalServerError;
    }
}
