using System.Diagnostics;
using Spectre.Console;

namespace Parley.Benchmarks;

/// <summary>What a request costs where the program is started for it.</summary>
static class CgiRequests
{
    const int Times = 15;

    public static async Task<Table> MeasureAsync(ScratchFolder folder)
    {
        var table = new Table().AddColumns("What", "Measured", "Limit");
        await Published.RunAsync(RealData.File is { } file ? ["import", "topics", file, "--data", folder.Forum] : ["seed", "--data", folder.Forum]);
        string topic;
        using (var server = Server.Start(folder.Forum))
        {
            await server.FirstPageAsync();
            topic = await Pages.FirstTopicAsync(server.Client);
        }

        foreach (var (name, path) in new[] { ("/healthz", "/healthz"), ("Latest topics", "/"), ("Topic", topic) })
            table.AddRow($"{name}, median of {Times} as a CGI program", await MeasureAsync(folder, path), "0.4 s");
        return table;
    }

    static async Task<string> MeasureAsync(ScratchFolder folder, string path)
    {
        var (answered, ended) = (new List<double>(), new List<double>());
        for (var time = 0; time <= Times; time++)
        {
            var clock = Stopwatch.StartNew();
            using var process = Published.Start(["cgi", "--data", folder.Forum], Environment(path));
            var errors = process.StandardError.ReadToEndAsync();
            var answer = await process.StandardOutput.ReadToEndAsync();
            var first = clock.Elapsed.TotalSeconds;
            await process.WaitForExitAsync();
            if (!answer.StartsWith("Status: 200 ", StringComparison.Ordinal))
                throw new InvalidOperationException($"The program answered:\n{answer}\n{await errors}");

            // The first one brings the program's files into memory.
            if (time > 0)
                (answered, ended) = ([.. answered, first], [.. ended, clock.Elapsed.TotalSeconds]);
        }

        return $"{Middle(answered):0.00} s to the answer's end ({answered.Min():0.00} to {answered.Max():0.00}), {Middle(ended):0.00} s to the program's";
    }

    static double Middle(List<double> times) => times.Order().ElementAt(times.Count / 2);

    static (string, string)[] Environment(string path) =>
    [
        ("GATEWAY_INTERFACE", "CGI/1.1"), ("SERVER_PROTOCOL", "HTTP/1.1"), ("SERVER_NAME", "localhost"), ("SERVER_PORT", "80"), ("REMOTE_ADDR", "127.0.0.1"),
        ("REQUEST_METHOD", "GET"), ("SCRIPT_NAME", ""), ("PATH_INFO", path), ("HTTP_HOST", "localhost"),

        // As deploy/parley.cgi has it.
        ("DOTNET_GCgen0size", "0x4000000"), ("DOTNET_EnableWriteXorExecute", "0"),
    ];
}
