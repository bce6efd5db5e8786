using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Parley.HttpServer;

namespace Parley.Benchmarks;

/// <summary>
/// An application that does next to nothing, in a process of its own: before a whole forum, two servers look more alike than they are.
/// </summary>
static class BareApplication
{
    public const string Word = "bare";
    public const string Page = "/page";
    public const string Small = "/small";

    static readonly byte[] PageBytes = Encoding.ASCII.GetBytes(Convert.ToHexString(RandomNumberGenerator.GetBytes(15_000)));
    static readonly byte[] SmallBytes = "Hello, World!"u8.ToArray();

    public static async Task<int> RunAsync(string server, string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        if (server == ServerKinds.Own)
            builder.WebHost.UseParleyHttpServer();
        var app = builder.Build();
        app.Run(AnswerAsync);
        await app.RunAsync();
        return 0;
    }

    static Task AnswerAsync(HttpContext http)
    {
        var bytes = http.Request.Path.Value == Page ? PageBytes : SmallBytes;
        http.Response.ContentType = "text/plain";
        http.Response.ContentLength = bytes.Length;
        return http.Response.Body.WriteAsync(bytes, CancellationToken.None).AsTask();
    }
}
