using System.CommandLine;
using Spectre.Console;

namespace Parley.Commands;

/// <summary>Where a command tells what it did.</summary>
static class Telling
{
    public static void Tell(this ParseResult parsed, string line) => parsed.InvocationConfiguration.Output.WriteLine(line);

    public static void Warn(this ParseResult parsed, string line) => parsed.InvocationConfiguration.Error.WriteLine(line);

    /// <summary>For tables, bars and colours.</summary>
    public static IAnsiConsole Terminal(this ParseResult parsed) => TerminalOn(parsed.InvocationConfiguration.Output);

    public static IAnsiConsole TerminalOn(TextWriter writer)
    {
        var output = new AnsiConsoleOutput(writer);
        return AnsiConsole.Create(new AnsiConsoleSettings { Out = output, Ansi = output.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No });
    }
}
