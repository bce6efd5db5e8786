using System.CommandLine;
using Parley.Web.Features.Search;
using Spectre.Console;

namespace Parley.Commands;

/// <summary>Shows how far the search index is, while posts are brought into it.</summary>
static class SearchProgress
{
    public static async Task ShowAsync(
        IServiceProvider services, ParseResult parsed, Func<FillIndex, IProgress<int>, Task> work, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var fill = scope.ServiceProvider.GetRequiredService<FillIndex>();
        var posts = await fill.CountAsync(cancel);
        await parsed.Terminal().Progress().StartAsync(async progress =>
        {
            var task = progress.AddTask("Search index", maxValue: Math.Max(posts, 1));
            await work(fill, new Progress<int>(done => task.Value = done));
            task.Value = task.MaxValue;
        });
    }
}
