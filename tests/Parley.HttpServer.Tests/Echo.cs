using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Parley.HttpServer.Tests;

/// <summary>An application that says how it understood the request.</summary>
static class Echo
{
    /// <summary>Answers with a line for what it was asked and then the body.</summary>
    public static async Task AnswerAsync(HttpContext http)
    {
        var body = await new StreamReader(http.Request.Body).ReadToEndAsync();
        await http.Response.WriteAsync($"{http.Request.Method} {http.Request.Path}{http.Request.QueryString} {http.Request.Host} {body}{Trailers(http)}");
    }

    static string Trailers(HttpContext http) => http.Features.Get<IHttpRequestTrailersFeature>() is { Available: true } trailer
        ? string.Concat(trailer.Trailers.Select(pair => $" {pair.Key}={pair.Value}"))
        : "";
}
