using System.Data.Common;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Parley.Data;

namespace Parley.Web.Mvc;

/// <summary>Tells an error that will pass (the database is away or locked: 503) from a fault of ours (500).</summary>
static class DatabaseAway
{
    public static int StatusOf(Exception failure, Database database)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbException db && database.Dialect.IsUnavailable(db))
                return StatusCodes.Status503ServiceUnavailable;
            if (cause is BadHttpRequestException bad)
                return bad.StatusCode;
            if (cause is InvalidDataException or AntiforgeryValidationException)
                return StatusCodes.Status400BadRequest; // a form that can't be read or is over the limits
        }

        return StatusCodes.Status500InternalServerError;
    }
}
