using System.CommandLine;
using System.Diagnostics;
using Parley.Data;
using Parley.Import;
using Spectre.Console;

namespace Parley.Commands;

sealed class ImportCommand : Command
{
    readonly Argument<FileInfo> _file = new("file") { Description = "One topic a line as JSON, gzipped or not" };
    readonly Option<bool> _strict = new("--strict") { Description = "Stop at a broken line, before anything is written" };

    public ImportCommand()
        : base("import", "Bring in what another forum held.")
    {
        var topics = new Command("topics", "Bring in topics with their posts and members. Run again, it adds only what is missing.");
        topics.Arguments.Add(_file);
        topics.Options.Add(_strict);
        topics.SetAction(ImportAsync);
        Subcommands.Add(topics);
    }

    async Task<int> ImportAsync(ParseResult parsed, CancellationToken cancel)
    {
        var file = parsed.GetRequiredValue(_file);
        if (!file.Exists)
            throw new CommandException($"There is no file '{file.FullName}'.");

        var started = Stopwatch.GetTimestamp();
        await using var services = await CommandServices.BuildMigratedAsync(SettingOptions.Read(parsed), cancel);
        var lines = new TopicLines(file.FullName);
        var survey = await FileSurvey.OfAsync(lines, cancel);
        Report(survey.Faults);
        if (survey.Faults.Count > 0 && parsed.GetValue(_strict))
            throw new CommandException("Nothing was written, because of --strict.");

        return await RunAsync(services, lines, survey, started, cancel);
    }

    static async Task<int> RunAsync(IServiceProvider services, TopicLines lines, FileSurvey survey, long started, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var importTopics = new ImportTopics(scope.ServiceProvider.GetRequiredService<ParleyDb>());
        try
        {
            var report = await AnsiConsole.Progress().StartAsync(async progress =>
            {
                var task = progress.AddTask("Topics", maxValue: Math.Max(survey.Topics.Count, 1));
                return await importTopics.RunAsync(lines, survey, new Progress<int>(done => task.Value = done), cancel);
            });
            var took = Stopwatch.GetElapsedTime(started).TotalSeconds;
            Console.WriteLine(
                $"{report.Topics} topics with {report.Posts} posts came in, by {survey.Members.Count} members in {survey.Categories.Count} categories, in {took:0.0} s. "
                + $"{report.TopicsThereBefore} topics were there before; {survey.Faults.Count} lines were left out.");
            return ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Stopped. What came in so far stands and can be read; run the command again for the rest.");
            return ExitCode.Interrupted;
        }
    }

    static void Report(IReadOnlyList<TopicLine> faults)
    {
        foreach (var line in faults)
            Console.Error.WriteLine($"Line {line.Number}: {line.Fault}");
    }
}
