using System.CommandLine;
using System.CommandLine.Invocation;
using System.Globalization;
using Parley.Commands;

namespace Parley;

/// <summary>The program without its process: what its words mean, and what is told where.</summary>
public static class CommandLine
{
    // After Ctrl+C an import counts what came in; two seconds, as it is by default, would leave a large forum with wrong counters.
    static readonly TimeSpan LongestEnd = TimeSpan.FromMinutes(10);

    /// <returns>The exit code: 0 for done, 1 for failed, 2 for wrong use.</returns>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter errors)
    {
        // The commands speak English: their library would speak the machine's language in between.
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

        // A password may begin with @: no word is the name of a file of more words.
        var parsed = Commands().Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction)
            return Failure.Tell(WrongUse.Explain(parsed), ExitCode.WrongUse, errors);

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                Output = output,
                Error = errors,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = LongestEnd,
            });
        }
        catch (Exception failure) when (Failure.ExitCodeOf(failure, parsed) is { } exitCode)
        {
            return exitCode;
        }
    }

    static RootCommand Commands()
    {
        var serve = new ServeCommand();
        var root = new RootCommand("Parley, a forum in one program. Without a command, it serves.")
        {
            serve,
            new CgiCommand(),
            new MigrateCommand(),
            new ImportCommand(),
            new SeedCommand(),
            new UserCommand(),
            new DoctorCommand(),
        };
        SettingOptions.AddTo(root);
        serve.BeDefaultOf(root);
        return root;
    }
}
