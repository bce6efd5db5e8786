using System.CommandLine;
using System.Diagnostics;
using Parley.Import;

namespace Parley.Commands;

sealed class ImportCommand : Command
{
    // Whoever has more broken lines has one cause for them.
    const int MostFaultsTold = 100;

    // Enough to show that it is no file of topics at all.
    const int FaultsOfAWrongFile = 5;

    readonly Argument<string> _file = new("file") { Description = "One topic a line as JSON, gzipped or not" };
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
        var started = Stopwatch.GetTimestamp();
        var options = SettingOptions.Read(parsed);
        var file = parsed.GetRequiredValue(_file);
        RequireReadable(file);
        var lines = new TopicLines(file);
        var survey = await FileSurvey.OfAsync(lines, cancel);
        RequireTopics(parsed, file, survey);
        Report(parsed, survey.Faults, MostFaultsTold);
        if (parsed.GetValue(_strict) && (survey.Faults.Count > 0 || survey.EndedEarly))
            throw new CommandException($"{EarlyEnd(survey)}Nothing was written, because of --strict.");

        await using var services = await CommandServices.BuildMigratedAsync(options, cancel);
        return await RunAsync(services, parsed, lines, survey, started, cancel);
    }

    static void RequireReadable(string file)
    {
        if (Directory.Exists(file))
            throw new CommandException($"'{file}' is a folder: name the file of topics in it.");
        if (!File.Exists(file))
            throw new CommandException($"There is no file '{file}'.");

        try
        {
            File.OpenRead(file).Dispose();
        }
        catch (UnauthorizedAccessException)
        {
            throw new CommandException($"The file '{file}' may not be read by the user that runs parley.");
        }
    }

    static void RequireTopics(ParseResult parsed, string file, FileSurvey survey)
    {
        if (survey.Topics.Count > 0)
            return;

        Report(parsed, survey.Faults, FaultsOfAWrongFile);
        throw new CommandException(survey switch
        {
            { Lines: 0, EndedEarly: false } => $"The file '{file}' is empty: nothing was written.",
            { Lines: 0 } => $"The file '{file}' ends early, or is damaged: no line of it could be read, and nothing was written.",
            _ => $"{EarlyEnd(survey)}No line of the file '{file}' is a topic: nothing was written. Each line must be a topic with its posts, as JSON.",
        });
    }

    static string EarlyEnd(FileSurvey survey) => survey.EndedEarly
        ? $"The file ends early, or is damaged: only its first {(survey.Lines == 1 ? "line" : $"{survey.Lines} lines")} could be read. "
        : "";

    static async Task<int> RunAsync(IServiceProvider services, ParseResult parsed, TopicLines lines, FileSurvey survey, long started, CancellationToken cancel)
    {
        try
        {
            var report = await ImportProgress.ShowAsync(services, parsed, lines.ReadAsync(cancel), survey, cancel);
            await SearchProgress.ShowAsync(services, parsed, (fill, progress) => fill.FillAllAsync(progress, cancel), cancel);
            var took = Stopwatch.GetElapsedTime(started).TotalSeconds;
            parsed.Tell(
                $"{report.Topics} topics with {report.Posts} posts came in, by {survey.Members.Count} members in {survey.Categories.Count} categories, in {took:0.0} s. "
                + $"{report.TopicsThereBefore} topics were there before; {survey.Faults.Count} lines were left out.");
        }
        catch (OperationCanceledException)
        {
            parsed.Warn("Stopped. What came in so far stands and can be read; run the command again for the rest.");
            return ExitCode.Interrupted;
        }

        return survey.EndedEarly
            ? throw new CommandException($"{EarlyEnd(survey)}Fetch the file again, and run the command once more: it adds what is missing.")
            : ExitCode.Done;
    }

    static void Report(ParseResult parsed, IReadOnlyList<TopicLine> faults, int most)
    {
        foreach (var line in faults.Take(most))
            parsed.Warn($"Line {line.Number}: {line.Fault}");
        if (faults.Count > most)
            parsed.Warn($"… and {faults.Count - most} more lines like these.");
    }
}
