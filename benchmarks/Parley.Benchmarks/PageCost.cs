using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Parley.Benchmarks;

/// <summary>A page, asked for again and again by one user.</summary>
static partial class PageCost
{
    const int Times = 200;

    public static async Task<string> OfAsync(HttpClient client, string address)
    {
        var times = new List<double>();
        var statements = "";
        for (var time = 0; time < Times; time++)
        {
            var started = Stopwatch.GetTimestamp();
            using var answer = await client.GetAsync(address);
            answer.EnsureSuccessStatusCode();
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            statements = Number().Match(answer.Headers.GetValues("Server-Timing").Single()).Value;
        }

        times.Sort();
        return $"{statements} statements, median {times[Times / 2]:0.0} ms";
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}
