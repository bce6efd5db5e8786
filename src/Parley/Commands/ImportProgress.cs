using System.CommandLine;
using Parley.Data;
using Parley.Import;
using Spectre.Console;

namespace Parley.Commands;

/// <summary>Shows how many topics are in, while they are brought in.</summary>
static class ImportProgress
{
    public static async Task<ImportReport> ShowAsync(
        IServiceProvider services, ParseResult parsed, IAsyncEnumerable<TopicLine> lines, FileSurvey survey, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var importTopics = new ImportTopics(scope.ServiceProvider.GetRequiredService<ParleyDb>());
        return await parsed.Terminal().Progress().StartAsync(async progress =>
        {
            var task = progress.AddTask("Topics", maxValue: Math.Max(survey.Topics.Count, 1));
            return await importTopics.RunAsync(lines, survey, new Progress<int>(done => task.Value = done), cancel);
        });
    }
}
