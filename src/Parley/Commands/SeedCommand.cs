using System.CommandLine;
using System.Diagnostics;
using LinqToDB.Async;
using Parley.Data;
using Parley.Import;
using Parley.Seed;

namespace Parley.Commands;

sealed class SeedCommand : Command
{
    const int MostTopics = 10_000_000;
    const int MostReplies = 100_000_000;

    readonly Option<int?> _topics = new("--topics") { Description = "Make up so many topics instead, to try what a large forum is like" };
    readonly Option<int?> _replies = new("--replies") { Description = "With --topics: so many replies in all of them; ten a topic, when it is left out" };
    readonly Option<string?> _like = new("--like") { Description = "With --topics: write in the words of this file of topics (see import), and the demo's" };

    public SeedCommand()
        : base("seed", "Fill an empty forum with a little friendly content.")
    {
        Options.Add(_topics);
        Options.Add(_replies);
        Options.Add(_like);
        SetAction(SeedAsync);
    }

    async Task<int> SeedAsync(ParseResult parsed, CancellationToken cancel)
    {
        var topics = Number(parsed, _topics, 1, MostTopics);
        var replies = Number(parsed, _replies, 0, MostReplies);
        if (topics is null && (replies is not null || parsed.GetValue(_like) is not null))
            throw new CommandException("--replies and --like are for a forum that is made up: say how large it is to be, such as --topics 1000.");

        await using var services = await CommandServices.BuildMigratedAsync(SettingOptions.Read(parsed), cancel);
        return topics is { } many
            ? await MakeUpAsync(services, parsed, many, replies ?? 10 * many, cancel)
            : await ShowDemoAsync(services, parsed, cancel);
    }

    static async Task<int> ShowDemoAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancel)
    {
        var count = await SeedDemo.RunAsync(services, cancel);
        parsed.Tell(count == 0 ? NothingAdded : $"{count} topics were added.");
        return ExitCode.Done;
    }

    async Task<int> MakeUpAsync(IServiceProvider services, ParseResult parsed, int topics, int replies, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        if (await HasTopicsAsync(services, cancel))
        {
            parsed.Tell(NothingAdded);
            return ExitCode.Done;
        }

        var talk = await SampleTalk.ReadAsync(Sample(parsed), cancel);
        var forum = new LargeForum(topics, replies, services.GetRequiredService<TimeProvider>().GetUtcNow());
        try
        {
            var report = await ImportProgress.ShowAsync(services, parsed, forum.ReadAsync(talk), await FileSurvey.OfAsync(forum.ReadAsync(talk: null)), cancel);
            await SearchProgress.ShowAsync(services, parsed, (fill, progress) => fill.FillAllAsync(progress, cancel), cancel);
            parsed.Tell($"{report.Topics} topics with {report.Posts - report.Topics} replies were made up, in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s.");
            return ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            parsed.Warn("Stopped. What was made up so far stands and can be read.");
            return ExitCode.Interrupted;
        }
    }

    TopicLines? Sample(ParseResult parsed) => parsed.GetValue(_like) switch
    {
        null => null,
        var file when File.Exists(file) => new(file),
        var file => throw new CommandException($"There is no file '{file}'."),
    };

    static int? Number(ParseResult parsed, Option<int?> option, int least, int most) => parsed.GetValue(option) switch
    {
        { } value when value < least || value > most => throw new CommandException($"{option.Name}: {value} must be a number from {least} to {most}."),
        var value => value,
    };

    static async Task<bool> HasTopicsAsync(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ParleyDb>().Topics.AnyAsync(cancel);
    }

    const string NothingAdded = "The forum has topics already: nothing was added.";
}
