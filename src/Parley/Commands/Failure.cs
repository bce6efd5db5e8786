using System.CommandLine;
using Parley.Web;
using Spectre.Console;

namespace Parley.Commands;

/// <summary>What an operator is told when a command could not do its work.</summary>
static class Failure
{
    // No sentence is longer: what reads the errors from a file breaks its lines itself.
    const int NoLineEnds = 100_000;

    /// <summary>Null for a failure that nobody foresaw: that is a bug, and its trace is what a report of it needs.</summary>
    public static int? ExitCodeOf(Exception failure, ParseResult parsed) => failure switch
    {
        SettingException => Tell(failure.Message, ExitCode.WrongUse),
        CommandException => Tell(failure.Message, ExitCode.Failed),
        OperationCanceledException => ExitCode.Interrupted,
        _ when DatabaseFailure.Explain(failure, SettingOptions.Read(parsed)) is { } sentence => Tell(sentence, ExitCode.Failed),
        IOException => Tell(failure.Message, ExitCode.Failed),
        UnauthorizedAccessException => Tell($"{failure.Message} The user that runs parley must be let there.", ExitCode.Failed),
        _ => null,
    };

    public static int Tell(string message, int exitCode)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        if (Console.IsErrorRedirected)
            console.Profile.Width = NoLineEnds;
        console.MarkupLineInterpolated($"[red]parley:[/] {message}");
        return exitCode;
    }
}
