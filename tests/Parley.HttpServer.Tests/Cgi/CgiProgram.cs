using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parley.HttpServer.Cgi;

namespace Parley.HttpServer.Tests.Cgi;

/// <summary>An application as a CGI program, with an environment, an input and an output of its own.</summary>
static class CgiProgram
{
    /// <summary>All that it prints, until it ends.</summary>
    public static async Task<string> RunAsync(RequestDelegate application, string input, params (string Name, string Value)[] variables)
    {
        var environment = new CgiEnvironment(variables.ToDictionary(variable => variable.Name, variable => variable.Value));
        var output = new MemoryStream();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.Replace(ServiceDescriptor.Singleton<IServer>(services => new CgiServer(
            services.GetRequiredService<IHostApplicationLifetime>(),
            services.GetRequiredService<ILogger<CgiServer>>(),
            environment,
            new MemoryStream(Encoding.UTF8.GetBytes(input)),
            output)));
        await using var app = builder.Build();
        app.Run(application);
        await app.RunAsync().WaitAsync(TimeSpan.FromSeconds(10));
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
