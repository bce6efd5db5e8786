using System.CommandLine;
using System.CommandLine.Parsing;

namespace Parley.Commands;

/// <summary>Says in one line what is wrong with a command line, and where to read what would be right.</summary>
static class WrongUse
{
    public static string Explain(ParseResult parsed)
    {
        var commands = Commands(parsed.CommandResult).Reverse().ToList();
        var name = string.Join(' ', commands.Select(command => command is RootCommand ? "parley" : command.Name));
        return $"{Fault(parsed, commands, name)} See '{name} --help'.";
    }

    static IEnumerable<Command> Commands(SymbolResult? innermost)
    {
        for (var result = innermost; result is CommandResult { Command: var command }; result = result.Parent)
            yield return command;
    }

    static string Fault(ParseResult parsed, List<Command> commands, string name)
    {
        if (parsed.UnmatchedTokens is [var unknown, ..])
            return Unknown(unknown, commands);

        return commands[^1].Action is null
            ? $"'{name}' needs one more word: {string.Join(", ", commands[^1].Subcommands.Select(subcommand => subcommand.Name))}."
            : string.Join(' ', parsed.Errors.Select(error => error.Message));
    }

    static string Unknown(string word, List<Command> commands)
    {
        if (word.StartsWith('-'))
        {
            var options = commands[^1].Options.Concat(commands.SelectMany(command => command.Options).Where(option => option.Recursive));
            return $"There is no option '{word}'{Meant(word, options)}";
        }

        return commands[^1].Subcommands.Count > 0
            ? $"There is no command '{word}'{Meant(word, commands[^1].Subcommands)}"
            : $"The word '{word}' is one too many.";
    }

    static string Meant(string word, IEnumerable<Symbol> known) =>
        NearestWord.To(word, known.Select(symbol => symbol.Name)) is { } nearest ? $": did you mean '{nearest}'?" : ".";
}
