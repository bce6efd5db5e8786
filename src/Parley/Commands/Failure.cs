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
    public static int? ExitCodeOf(Exception failure, ParseResult parsed) =>
        Explain(failure, parsed) is ({ } message, var exitCode) ? Tell(message, exitCode, parsed.InvocationConfiguration.Error)
        : failure is OperationCanceledException ? ExitCode.Interrupted
        : null;

    public static int Tell(string message, int exitCode, TextWriter errors)
    {
        var terminal = Telling.TerminalOn(errors);
        if (!terminal.Profile.Out.IsTerminal)
            terminal.Profile.Width = NoLineEnds;
        terminal.MarkupLineInterpolated($"[red]parley:[/] {message}");
        return exitCode;
    }

    static (string? Message, int ExitCode) Explain(Exception failure, ParseResult parsed) => failure switch
    {
        SettingException => (failure.Message, ExitCode.WrongUse),
        CommandException => (failure.Message, ExitCode.Failed),
        OperationCanceledException => default,
        _ when DatabaseFailure.Explain(failure, SettingOptions.Read(parsed)) is { } sentence => (sentence, ExitCode.Failed),
        IOException => (failure.Message, ExitCode.Failed),
        UnauthorizedAccessException => ($"{failure.Message} The user that runs parley must be let there.", ExitCode.Failed),
        _ => default,
    };
}
